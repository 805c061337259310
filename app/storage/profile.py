"""Community profiles as files: read, checked, written, and refused with the name of the file and the field."""

import re
import tomllib
from pathlib import Path

import msgspec

from app.domain.community import Community, problem
from app.errors import AppError
from app.i18n import _
from app.storage import files, profile_text

_LARGEST = 1024 * 1024


class ProfileIsWrong(AppError):
    """A profile cannot be used; the sentence names file and field."""


class ProfileCannotBeSaved(AppError):
    """The system refuses the file."""


def read(path: Path) -> Community:
    """The community a profile file declares; raises ProfileIsWrong."""
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST + 1).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileIsWrong(_("The profile {file} cannot be read as text.").format(file=path.name)) from error
    try:
        community = msgspec.convert(tomllib.loads(text), Community, strict=True)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ProfileIsWrong(
            _("The profile {file} is not written as TOML: {what}.").format(file=path.name, what=_place(error))
        ) from error
    except msgspec.ValidationError as error:
        raise _wrong(path, field_of(str(error))) from error
    if (field := problem(community)) is not None:
        raise _wrong(path, field)
    return community


def write(path: Path, community: Community) -> None:
    """Save a profile that `read` gives back as it is; raises ProfileCannotBeSaved."""
    try:
        files.replace_file(path, profile_text.spell(community).encode(), 0o644)
    except OSError as error:
        raise ProfileCannotBeSaved(_("The profile could not be saved here. Choose another place.")) from error


def _wrong(path: Path, field: str) -> ProfileIsWrong:
    return ProfileIsWrong(
        _("The profile {file} cannot be used. Look at the field {field}.").format(file=path.name, field=field)
    )


def field_of(message: str) -> str:
    """The field a validation message is about: its path, and the name it says is missing or unknown."""
    path = re.search(r"at `\$\.?([^`]*)`", message)
    name = re.search(r"field `([^`]*)`", message)
    return ".".join(part.group(1) for part in (path, name) if part and part.group(1)) or "v"


def _place(error: Exception) -> str:
    place = re.search(r"\(at (.*)\)", str(error))
    return place.group(1) if place else type(error).__name__
