"""Finding a passage: one matching rule for finding, ranking and highlighting."""
