"""The working calendar and the opening hours."""
