"""Letters, syllables, cells: what is true of Vietnamese text before any document is known."""
