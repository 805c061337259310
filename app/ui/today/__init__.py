"""Today: what is due, with the next right action on top."""
