"""Pages of inspections: plans, decisions, minutes, conclusions, follow-up."""
