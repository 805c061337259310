"""JSON in the one spelling two programs agree on (formats.md): sorted keys, no white space, no floats."""

import base64
import binascii
from datetime import datetime
from typing import Annotated, Any, TypeVar

import msgspec

T = TypeVar("T")

Id = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
"""128 random bits in lower-case hex."""
Moment = Annotated[str, msgspec.Meta(pattern=r"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d\Z")]
"""Whole seconds with an offset: `2026-05-16T21:05:00+09:00`."""


class NotCanonical(ValueError):
    """The bytes are no JSON of ours: too long, spelled otherwise, of another shape or nested without end."""


class MadeByNewer(ValueError):
    """The `v` of the bytes is one this version does not know."""


class Binary:
    """Bytes inside JSON: base64url without padding; its repr never shows them."""

    __slots__ = ("value",)

    def __init__(self, value: bytes) -> None:
        self.value = value

    def __bytes__(self) -> bytes:
        """The bytes themselves."""
        return self.value

    def __eq__(self, other: object) -> bool:
        """Whether these are the same bytes."""
        return isinstance(other, Binary) and other.value == self.value

    def __hash__(self) -> int:
        """A hash that goes with equality."""
        return hash(self.value)

    def __repr__(self) -> str:
        """How many bytes, never which."""
        return f"Binary({len(self.value)} bytes)"


class _Version(msgspec.Struct):
    v: int


def encode(value: Any) -> bytes:
    """The canonical bytes of a value made of structs, dataclasses, maps, sequences, text, whole numbers and None."""
    return msgspec.json.encode(value, order="sorted", enc_hook=_spell)


def decode(data: bytes, shape: type[T], *, limit: int, newest: int = 1) -> T:
    """The value in `data`, which must be at most `limit` bytes and spelled exactly as `encode` spells it.

    Encoding again and comparing refuses duplicate keys, other spellings and trailing bytes at once.
    Raises NotCanonical, or MadeByNewer where `v` is higher than `newest`.
    """
    if len(data) > limit:
        raise NotCanonical("too long")
    try:
        raw = msgspec.json.decode(data)
        canonical = encode(raw) == data
        version = msgspec.convert(raw, _Version).v
    except (msgspec.MsgspecError, UnicodeError, RecursionError, ValueError) as error:
        raise NotCanonical("not the JSON expected here") from error
    if not canonical or _has_float(raw):
        raise NotCanonical("not in canonical spelling")
    if version > newest:
        raise MadeByNewer(str(version))
    try:
        return msgspec.json.decode(data, type=shape, dec_hook=_read)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise NotCanonical("not the shape expected here") from error


def spell_moment(moment: datetime) -> str:
    """A moment with its zone as formats.md spells it."""
    return moment.replace(microsecond=0).isoformat()


def read_moment(text: str) -> datetime:
    """The moment that was spelled; raises NotCanonical where there is no such moment."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise NotCanonical("no such moment") from error
    if moment.tzinfo is None:
        raise NotCanonical("a moment without its offset")
    return moment


def _has_float(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(_has_float, value.values()))
    if isinstance(value, list):
        return any(map(_has_float, value))
    return isinstance(value, float)


def _spell(value: Any) -> str:
    if isinstance(value, Binary):
        return base64.urlsafe_b64encode(value.value).rstrip(b"=").decode("ascii")
    raise TypeError(type(value).__name__)


def _read(shape: type, value: Any) -> Any:
    if shape is not Binary or not isinstance(value, str):
        raise TypeError(shape.__name__)
    try:
        binary = Binary(base64.b64decode(value + "=" * (-len(value) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError) as error:
        raise ValueError("not base64url") from error
    if _spell(binary) != value:
        raise ValueError("not base64url in its one spelling")
    return binary
