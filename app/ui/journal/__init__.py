"""The activity record: what was done, and whether the record still holds."""
