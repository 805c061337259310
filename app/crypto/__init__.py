"""Bytes in, bytes out: sealing, opening, key slots and signatures."""
