"""The shelf: which files are documents, and parsed documents kept between runs."""
