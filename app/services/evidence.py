"""Evidence: files and pictures as they were added, byte for byte, and what they carry beside what is seen."""

import hashlib
import mimetypes
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from app.errors import AppError
from app.i18n import _
from app.storage import envelope

_CHUNK = 1024 * 1024
_PROGRAM_SUFFIXES = frozenset(
    ".exe .com .scr .msi .bat .cmd .ps1 .vbs .vbe .wsf .js .jar .lnk .url .desktop .sh .command .app .apk".split()
)
_PROGRAM_STARTS = (b"MZ", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"\xca\xfe\xba\xbe", b"#!")
_PICTURE = "image/"
_LINK = re.compile(r"https?://[^\s<>\"「」（）]+", re.IGNORECASE)
_GPS = 0x8825
"""The EXIF tag that points to where a picture was taken (CIPA DC-008)."""

Progress = Callable[[int, int], None]
"""Called with the bytes read and the bytes there are; what it raises ends the reading."""


class DoesNotFit(AppError):
    """Too much text, too many or too large attachments."""


class CannotBeAttached(AppError):
    """The file cannot be read, or is of a kind that nobody should open."""


class Remark(StrEnum):
    """What a picture carries beside what is seen."""

    PLACE = "place"
    DETAILS = "details"


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachedFile:
    """One file as it was when it was added; it is held in memory until it is sealed."""

    data: bytearray = field(repr=False)
    name: str
    type: str
    sha256: bytes
    noted: datetime
    remark: Remark | None = None

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


def attach(path: Path, noted: datetime, progress: Progress | None = None) -> AttachedFile:
    """Read a file that shall be attached; raises DoesNotFit, CannotBeAttached."""
    if path.is_dir():
        raise CannotBeAttached(_("A folder cannot be attached. Choose the files in it."))
    try:
        with path.open("rb") as file:
            return attach_stream(path.name, file, path.stat().st_size, noted, progress)
    except OSError as error:
        raise CannotBeAttached(
            _("This file cannot be read. Nothing was attached, the rest stays. Choose the file again.")
        ) from error


def attach_stream(
    name: str, stream: BinaryIO, size: int, noted: datetime, progress: Progress | None = None
) -> AttachedFile:
    """Read `size` bytes that shall be attached under this name; raises DoesNotFit, CannotBeAttached, OSError."""
    if size > envelope.LARGEST_ATTACHMENTS:
        raise too_large()
    data, found, done = bytearray(size), hashlib.sha256(), 0
    with memoryview(data) as whole:
        while done < size:
            read = stream.read(min(_CHUNK, size - done))
            if not read:
                raise OSError("shorter than it was")
            whole[done : done + len(read)] = read
            found.update(read)
            done += len(read)
            if progress is not None:
                progress(done, size)
    if PurePath(name).suffix.lower() in _PROGRAM_SUFFIXES or data.startswith(_PROGRAM_STARTS):
        raise CannotBeAttached(
            _("Programs and shortcuts cannot be attached: opening one could do harm. Attach a picture of it instead.")
        )
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return AttachedFile(
        data=data,
        name=envelope.display_name(name),
        type=kind,
        sha256=found.digest(),
        noted=noted,
        remark=_remark(data) if kind.startswith(_PICTURE) else None,
    )


def links_in(text: str) -> tuple[str, ...]:
    """The web addresses in a text, each once."""
    return tuple(dict.fromkeys(_LINK.findall(text)))


def with_times(text: str, noted: Mapping[str, datetime]) -> str:
    """The text with the moment each link was noted behind it, since a page may be another one later (R23)."""

    def add_time(found: re.Match[str]) -> str:
        link = found[0]
        return f"{link} [{noted[link]:%Y-%m-%d %H:%M %Z}]" if link in noted else link

    return _LINK.sub(add_time, text)


def too_large() -> DoesNotFit:
    """The refusal of more bytes than a report can carry."""
    return DoesNotFit(
        _("Attachments can have 256 MB together at most. Nothing was sealed; leave some for a second one.")
    )


def too_many() -> DoesNotFit:
    """The refusal of more files than a report can carry."""
    return DoesNotFit(_("A report can have 50 attachments at most. Nothing was sealed; leave some for a second one."))


def _remark(picture: bytearray) -> Remark | None:
    """What the markers of a picture tell; nothing is decoded."""
    if picture.find(b"exif:GPS") >= 0:
        return Remark.PLACE
    for marker, length in ((b"Exif\0\0", 6), (b"eXIf", 4), (b"EXIF", 8)):
        place = picture.find(marker)
        if place >= 0:
            start = place + length
            return Remark.PLACE if _points_to_a_place(picture[start : start + 65536]) else Remark.DETAILS
    return Remark.DETAILS if picture.find(b"ns.adobe.com/xap/") >= 0 else None


def _points_to_a_place(tiff: bytearray) -> bool:
    """Whether the first directory of EXIF data (a small TIFF) has a GPS entry."""
    if tiff.startswith(b"Exif\0\0"):
        tiff = tiff[6:]
    if not tiff.startswith((b"II", b"MM")):
        return False
    order: Literal["little", "big"] = "little" if tiff.startswith(b"II") else "big"

    def number(start: int, length: int) -> int:
        return int.from_bytes(tiff[start : start + length], order)

    directory = number(4, 4)
    return any(number(directory + 2 + 12 * entry, 2) == _GPS for entry in range(min(number(directory, 2), 512)))
