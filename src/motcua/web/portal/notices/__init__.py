"""What somebody has been told, and how they want to be told."""
