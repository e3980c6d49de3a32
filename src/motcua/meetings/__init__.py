"""Teleconference points and sessions."""
