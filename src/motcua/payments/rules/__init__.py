"""The rules of money: pure, in whole đồng. A ledger is folded from its entries; nothing in it is ever edited."""
