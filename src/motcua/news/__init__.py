"""News, and the periodic report drafted from the statistics."""
