"""What the reader has set: language, theme, and where that is written."""
