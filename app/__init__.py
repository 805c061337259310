"""Mamori, the offline case desk for community Codes of Conduct."""
