"""The frozen data types of the ledger, and nothing but their own invariants."""
