"""Payments (thu phí, lệ phí): what a dossier costs, what was paid, and the cash of each officer's day.

Public: `actions` (charge, reduce, take payment, cancel, pay back, count cash), `queries` (`fee_panel`,
`receipt_for_print`, `cash_day`, `refund_tasks`), `access`. Knows dossiers and reads their events as a projector
(`refund_tasks_opened`); dossiers do not know it. Must not know any page or bank.
"""
