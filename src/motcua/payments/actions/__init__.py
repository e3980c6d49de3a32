"""Changes of money, one in each file. Each is harmless when repeated with the same request id."""
