"""The command line: a thin reader of results."""
