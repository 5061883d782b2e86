"""Findings: what a document says that cannot all be so."""
