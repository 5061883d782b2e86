"""The things everything else speaks of: documents, sections, blocks, places. Frozen, typed, no I/O."""
