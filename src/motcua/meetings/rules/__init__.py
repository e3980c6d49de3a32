"""What may happen to points and sessions; pure."""
