"""Petitions (phản ánh, kiến nghị) about procedures and about conduct."""
