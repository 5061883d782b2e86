"""doichieu: hold Vietnamese government documents against each other."""

__version__ = "0.1.0"
