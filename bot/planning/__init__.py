"""Pure decisions: they are given the time and the facts, and touch nothing."""
