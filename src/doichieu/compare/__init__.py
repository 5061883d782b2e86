"""What differs in substance between two documents: sections matched by what they say, words by value."""
