"""What a person likes, outside every vault: how the window looks and speaks, when it locks, whether it reminds."""

import os
import sys
from pathlib import Path
from typing import Literal

from msgspec import Struct

from app import canonical_json
from app.storage import files

TEXT_SIZES = (100, 125, 150, 200)
LOCKS_AFTER = (2, 5, 10, 15)
"""Minutes without a key or a click after which an open vault may lock itself (R13)."""


class Preferences(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How the window looks and speaks; an empty language follows the system."""

    v: Literal[1] = 1
    language: Literal["", "en", "ja"] = ""
    scheme: Literal["system", "light", "dark"] = "system"
    text_size: Literal[100, 125, 150, 200] = 100
    lock_after: Literal[2, 5, 10, 15] = 5
    notify: bool = False
    """Whether the desktop may say "Something is due" while a vault is open."""


def read() -> Preferences:
    """What was saved last; the ordinary where there is nothing, or nothing readable."""
    try:
        return canonical_json.decode(_path().read_bytes(), Preferences, limit=4096)
    except (OSError, canonical_json.NotCanonical, canonical_json.MadeByNewer):
        return Preferences()


def write(preferences: Preferences) -> None:
    """Save them; a home that cannot be written keeps the ordinary."""
    try:
        _path().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        files.replace_file(_path(), canonical_json.encode(preferences))
    except OSError:
        return


def data_home() -> Path:
    """Where this person's programs keep what they make for themselves; the practice vault lies there."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home())
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return home / "mamori"


def _path() -> Path:
    if sys.platform == "win32":
        home = Path(os.environ.get("APPDATA") or Path.home())
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Application Support"
    else:
        home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return home / "mamori" / "preferences.json"
