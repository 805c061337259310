"""Attached files: looked at inside the window, or given out on purpose."""
