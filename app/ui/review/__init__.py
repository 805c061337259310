"""The review of one case: what comes next, what is closed and why, and the form of each step."""
