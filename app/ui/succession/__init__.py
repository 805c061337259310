"""Handing the vault over to a successor."""
