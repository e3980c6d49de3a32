"""The console of the officers' desk, for administrators: units, posts, officers, calendar, procedures, processes."""
