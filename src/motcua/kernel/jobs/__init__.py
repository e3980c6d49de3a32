"""Work to be done later, enqueued in the transaction that asks for it."""
