"""Saying how it was, and what all said together; beside it how long things really take."""
