"""Every page of a vault's database as it rests on the disk, decrypted by hand: what SQLite no longer shows, too."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from app.crypto import key_slots
from app.storage import vault_folder
from app.storage.database import PAGE

_RESERVED = 80
"""SQLCipher 4: the initialization vector and the HMAC at the end of each page."""


def raw_pages(folder: Path, passphrase: str) -> list[bytes]:
    """The plaintext of each page of the file, free ones among them; the vault may be open."""
    keys = key_slots.open_with_passphrase(vault_folder.read_keys(folder), passphrase)
    data = vault_folder.database_path(folder, keys.database).read_bytes()
    assert len(data) % PAGE == 0
    pages = []
    for at in range(0, len(data), PAGE):
        page = data[at : at + PAGE]
        vector = page[PAGE - _RESERVED : PAGE - _RESERVED + 16]
        decrypting = Cipher(algorithms.AES256(keys.key), modes.CBC(vector)).decryptor()
        pages.append(decrypting.update(page[0 if at else 16 : PAGE - _RESERVED]) + decrypting.finalize())
    return pages


def log_size(folder: Path, passphrase: str) -> int:
    """Bytes of the write-ahead log; 0 where there is none."""
    keys = key_slots.open_with_passphrase(vault_folder.read_keys(folder), passphrase)
    log = folder / f"{keys.database}-wal"
    return log.stat().st_size if log.exists() else 0
