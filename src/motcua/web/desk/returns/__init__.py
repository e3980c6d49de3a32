"""The return desk: ready results found by code, name or identity number, given to the receiver one or several."""
