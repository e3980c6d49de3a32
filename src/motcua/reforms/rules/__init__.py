"""The rules of this room: pure."""
