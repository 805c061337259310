"""Making, unlocking and coming back to a vault."""
