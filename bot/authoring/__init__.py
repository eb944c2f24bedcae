"""For who writes activities: a new file, what each kind of member would read, twenty at random."""
