"""Taking in what the desks sealed."""
