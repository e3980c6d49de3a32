"""Units, one-stops, posts and officers."""
