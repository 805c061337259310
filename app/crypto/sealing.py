"""Sealing: a stream becomes an age file for one recipient; only public halves are known here."""

from collections.abc import Callable
from typing import Protocol, TypeVar

import pyrage

T = TypeVar("T")
HEADER = b"age-encryption.org/v1\n"
"""How every binary age v1 file begins (C2SP age.md)."""


class Readable(Protocol):
    """Whatever gives the next bytes when asked, and none at the end."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes."""
        ...


class Writable(Protocol):
    """Whatever takes the next bytes."""

    def write(self, data: bytes, /) -> int:
        """Take all of `data`."""
        ...

    def flush(self) -> None:
        """Hold nothing back."""
        ...


class NotARecipient(ValueError):
    """The text is no X25519 age recipient."""


def seal(plain: Readable, sealed: Writable, recipient: str) -> None:
    """Write `plain` as a binary age v1 file that only this X25519 recipient opens.

    Raises NotARecipient; errors of the two streams pass through.
    """
    streams = _Streams(plain, sealed)
    try:
        pyrage.encrypt_io(streams, streams, [_recipient(recipient)])
    except pyrage.EncryptError as error:
        raise (streams.error or error) from error


def check_recipient(recipient: str) -> None:
    """Raise NotARecipient unless this is an X25519 age recipient."""
    _recipient(recipient)


class _Streams:
    """Both ends of a sealing; pyrage turns their errors into text, so the first one is kept as it was."""

    def __init__(self, plain: Readable, sealed: Writable) -> None:
        self._plain = plain
        self._sealed = sealed
        self.error: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        return self._keeping(lambda: self._plain.read(size))

    def write(self, data: bytes, /) -> int:
        return self._keeping(lambda: self._sealed.write(data))

    def flush(self) -> None:
        self._keeping(self._sealed.flush)

    def _keeping(self, act: Callable[[], T]) -> T:
        try:
            return act()
        except Exception as error:
            self.error = self.error or error
            raise


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise NotARecipient("not an age recipient") from error
