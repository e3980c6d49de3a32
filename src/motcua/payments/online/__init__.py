"""Paying online: accounts at gateways, the two adapters, orders and what gateways told of them, the two books of a day.

Rules: `payments/rules/online`; what changes: `payments/actions`. An HTTP call is never made inside a transaction.
"""
