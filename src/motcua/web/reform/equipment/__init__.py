"""Modern reception units: check-lists, what is missing, and what it costs."""
