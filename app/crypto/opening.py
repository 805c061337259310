"""Opening sealed files with a private key; the capture side can never reach this room."""

from typing import Protocol

import pyrage


class Readable(Protocol):
    """Whatever gives the next bytes when asked, and none at the end; it may raise to stop the opening."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        ...


class Writable(Protocol):
    """Whatever takes the next bytes; it may raise to stop the opening."""

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        ...

    def flush(self) -> None:
        """Nothing is held back."""
        ...


_LONGEST_HEADER = 16 * 1024
"""Bytes; a file for one recipient has some hundred, with what age adds at random (C2SP age.md)."""


class NotForThisKey(Exception):
    """The file was sealed to somebody else."""


class NotSealedFile(Exception):
    """The bytes are no whole age file: another format, cut short or changed."""


def new_identity() -> str:
    """A fresh X25519 key as `AGE-SECRET-KEY-1...`."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(identity: str) -> str:
    """The public half of a key, `age1...`."""
    return str(pyrage.x25519.Identity.from_str(identity).to_public())


class _Checked:
    """A sealed stream whose header ends where a header of ours would: parsing takes time that grows with its square."""

    def __init__(self, sealed: Readable) -> None:
        self._sealed = sealed
        self._start = b""
        while len(self._start) < _LONGEST_HEADER and (part := sealed.read(_LONGEST_HEADER - len(self._start))):
            self._start += part
        if b"\n---" not in self._start:
            raise NotSealedFile

    def read(self, size: int = -1, /) -> bytes:
        """The start first, then the rest as it comes."""
        if not self._start:
            return self._sealed.read(size)
        size = len(self._start) if size < 0 else size
        given, self._start = self._start[:size], self._start[size:]
        return given


def open_sealed(sealed: Readable, plain: Writable, identity: str) -> None:
    """Write what was sealed to `plain`, as it is decrypted: what arrives is not yet proved whole until this returns.

    Raises NotForThisKey, NotSealedFile; errors that `plain` raises pass through.
    """
    try:
        pyrage.decrypt_io(_Checked(sealed), plain, [pyrage.x25519.Identity.from_str(identity)])
    except pyrage.DecryptError as error:
        if "No matching keys" in str(error):
            raise NotForThisKey from error
        raise NotSealedFile from error
    except OSError as error:
        if error.errno is not None:
            raise
        raise NotSealedFile from error
