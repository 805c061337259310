"""Backups: making one, the list of them, restoring one, and looking for damage."""
