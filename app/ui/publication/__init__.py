"""The finished public PDF: looked at from memory, and saved by whoever answers for it."""
