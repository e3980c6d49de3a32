"""Pages of indices: those that others publish, and those assessed here by sets of criteria."""
