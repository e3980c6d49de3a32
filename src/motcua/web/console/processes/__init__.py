"""Processes: the designer, versions and their approval, files."""
