"""Approval in batch: what waits for this approver on one line each, decided or sent back together."""
