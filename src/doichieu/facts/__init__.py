"""Figures, dates and citations read out of text: each with its value and where it stands."""
