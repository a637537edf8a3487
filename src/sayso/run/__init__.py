"""The engines that carry inputs through read, annotate and record into the ledger."""
