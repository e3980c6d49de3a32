"""The leadership desk: this year at a glance, the map, the trend, and where the time of dossiers goes."""
