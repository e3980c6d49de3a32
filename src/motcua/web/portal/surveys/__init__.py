"""The page behind an invitation's link."""
