"""Preferences hold a few choices and nothing else, and survive whatever lies in their place."""

import json
from pathlib import Path
from typing import Literal, get_origin

import msgspec
import pytest

from app.storage import preferences
from app.storage.preferences import Preferences


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return tmp_path / "mamori" / "preferences.json"


def test_what_was_written_is_read(home: Path) -> None:
    assert preferences.read() == Preferences()
    chosen = Preferences(language="ja", scheme="dark", text_size=150)
    preferences.write(chosen)
    assert preferences.read() == chosen
    assert set(json.loads(home.read_bytes())) == {"v", "language", "scheme", "text_size", "lock_after", "notify"}
    assert home.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"v":2}', b'{"language":"tlh","v":1}', b'{"path":"x","v":1}', b"\xff"]
)
def test_nonsense_means_the_ordinary(home: Path, content: bytes) -> None:
    home.parent.mkdir()
    home.write_bytes(content)
    assert preferences.read() == Preferences()


def test_a_home_that_cannot_be_made_is_no_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "file"))
    preferences.write(Preferences(language="ja"))
    assert preferences.read() == Preferences()


def test_nothing_but_looks_and_minutes_can_stand_outside_the_vault() -> None:
    """No field takes a text of somebody's own: no path, no name, no recent file (security.md F)."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(Preferences)}
    assert [name for name, kind in kinds.items() if kind is not bool and get_origin(kind) is not Literal] == []
