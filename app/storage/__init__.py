"""Where things rest: the vault's database and every file of the app."""
