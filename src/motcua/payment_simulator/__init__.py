"""Pretended payment gateways (cổng thanh toán mô phỏng) for training: VNPAY and the national platform, no money behind.

They speak the gateways' protocols from the other side and share no code with `payments`: signatures are made anew in
`signing`, which a contract of import-linter keeps apart. Mounted only where `payment_simulator` is configured, which a
site in production refuses. Knows the kernel's clock and nothing else of the house. Its pages speak both languages at
once, so as not to be taken for the site's own.
"""
