"""What is done to drafts and their reference data: one change a file."""
