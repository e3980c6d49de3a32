"""Pages of online meetings: sessions and their acts, the register of points, calendars, the way into the room."""
