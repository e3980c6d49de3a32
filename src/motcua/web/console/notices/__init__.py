"""Notices to citizens: dead letters, the words of each kind, the training mailbox."""
