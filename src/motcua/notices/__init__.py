"""Notices (thông báo) to citizens: what is told when, in whose language, by which way, and whether it arrived."""
