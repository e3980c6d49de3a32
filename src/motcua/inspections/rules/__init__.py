"""What may happen to plans, inspections and cases: pure."""
