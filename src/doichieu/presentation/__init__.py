"""Results to what a reader sees: words in two languages, styled lines, JSON. No widget, no colour, no I/O."""
