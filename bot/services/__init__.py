"""Use cases: each checks what the person may do, decides with planning, writes in the transaction it is given."""
