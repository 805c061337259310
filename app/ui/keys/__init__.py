"""What opens the vault: the passphrase, the recovery code, the vault key; each changed step by step."""
