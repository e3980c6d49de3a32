"""Reading a record of the national database of procedures, as its public page shows it, without adding to it."""
