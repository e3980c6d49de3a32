"""What every test stands on. Rooms add their own fixtures in their own conftest.py."""
