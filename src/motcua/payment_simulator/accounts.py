"""The merchants that the pretended gateways know. The site's own side has the same (`payments/online/accounts.py`)."""

VNPAY = ("MOPHONG1", b"simulated-gateway-only-vnpay")
NATIONAL = ("MOPHONG2", "simulated-gateway-only-national")
IPN = "/thanh-toan/vnpay/ipn/"
"""Where VNPAY calls: a merchant tells it once, when the account is made."""
NATIONAL_RETURN = "/thanh-toan/ve/{}/"
"""Where the national platform sends payers back to, agreed with the partner."""
