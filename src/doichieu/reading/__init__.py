"""From bytes to a `Document`: charset, markup, footnotes, page breaks, outline, metadata."""
