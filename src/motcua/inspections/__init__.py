"""Inspection of the control of procedures, and accountability of officers and of their heads."""
