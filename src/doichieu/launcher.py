"""Start: picks the front end."""


def main() -> int:
    """Not there yet."""
    return 2
