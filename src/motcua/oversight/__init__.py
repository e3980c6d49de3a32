"""Warnings (cảnh báo) for those who answer for lateness and honesty: read from events, blocking nobody."""
