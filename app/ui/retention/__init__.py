"""Retention: what is due to be erased, and erasing it."""
