"""Paying online: what gateways are told and tell, what an order may become, and how two books of a day are compared."""
