"""News for everybody: the list, an article, the feed."""
