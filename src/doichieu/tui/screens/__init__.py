"""Read, Find, Compare, and the dialogs."""
