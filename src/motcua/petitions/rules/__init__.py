"""What a petition must be, what may happen to it, by when, and who never gets it: pure."""
