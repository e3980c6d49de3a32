"""The officers' work lists and the search beside them: parse, one query or action, render."""
