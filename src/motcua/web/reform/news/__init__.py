"""Pages of the editors: articles, and the periodic report."""
