"""One's own posts: which are held, by which one acts now, and giving one to a colleague while away."""
