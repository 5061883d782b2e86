"""The app: screens and widgets that show results and carry out commands."""
