"""Teleconference points (điểm cầu) and sessions (phiên họp trực tuyến), down to the commune.

A point and a session are small stories each (`rules.point.POINTS`, `rules.session.SESSIONS`); one change is one file of
`actions`, `access` is the one door. No point and no chair is booked twice for the same time: the actions take turns and
look, and the database refuses what they overlook. Knows nothing of pages; the server that carries picture and sound is
told to nobody but in `joining`.
"""
