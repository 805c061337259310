"""The people of a case: roles first, names only when they are asked for."""
