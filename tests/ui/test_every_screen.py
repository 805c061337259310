"""Every screen in every look passes the audit, and none can be forgotten (desktop.md 3.1)."""

import ast
import importlib
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app import i18n
from app.services import vault
from app.services.session import Session
from app.ui.application import speak_qt
from app.ui.kit.theme import theme
from tests.builders import NOON, PASSPHRASE
from tests.ui.audit import audit, speak_pseudo

HERE = Path(__file__).parent
ROOMS = Path(__file__).resolve().parents[2] / "app" / "ui"
ALWAYS = {
    ("light", "en", 100),
    ("light", "ja", 100),
    ("light", "pseudo", 100),
    ("light", "ja", 200),
    ("light", "pseudo", 200),
    ("dark", "en", 100),
    ("dark", "ja", 100),
}
"""What one look cannot show for another: words and size decide what fits, the scheme decides the contrast."""


def _half(scheme: str, code: str, size: int) -> str:
    """Which of two cores draws this look: both have about the same to do."""
    return "second looks" if size == 200 or (scheme, code) == ("light", "ja") else "first looks"


LOOKS = [
    pytest.param(
        *look,
        marks=[pytest.mark.xdist_group(_half(*look)), *([] if look in ALWAYS else [pytest.mark.long])],
    )
    for look in product(("light", "dark"), ("en", "ja", "pseudo"), (100, 200))
]
seen: set[str] = set()


@pytest.fixture(scope="module")
def story(vault_of_the_run: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Session, Path]]:
    """One vault for all looks; the screens only look at it."""
    import shutil

    folder = tmp_path_factory.mktemp("screens")
    shutil.copytree(vault_of_the_run, folder / "Test.mamori")
    session = vault.open_vault(folder / "Test.mamori", PASSPHRASE, clock=lambda: NOON)
    yield session, folder
    session.close()


def every_screen(session: Session, folder: Path) -> Iterator[tuple[str, Callable[[], QWidget]]]:
    """The screens of all `screens_*.py`, without a list of them."""
    for path in sorted(HERE.glob("screens_*.py")):
        inside = folder / f"{path.stem}-{len(list(folder.iterdir()))}"
        inside.mkdir()
        yield from importlib.import_module(f"tests.ui.{path.stem}").screens(session, inside)


@pytest.mark.parametrize(("scheme", "code", "size"), LOOKS)
def test_every_screen_passes_in_every_look(
    scheme: str,
    code: str,
    size: int,
    story: tuple[Session, Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if code == "pseudo":
        speak_pseudo(monkeypatch)
    i18n.speak(code)
    speak_qt("ja" if code == "ja" else "en")
    theme().wear(scheme, size)
    faults = []
    for name, make in every_screen(*story):
        screen = make()
        screen.resize(QSize(1280, 800))
        screen.show()
        for _round in range(3):
            qtbot.wait(1)
        seen.update(type(part).__name__ for part in (screen, *screen.findChildren(QWidget)))
        faults += [f"{name}: {fault}" for fault in audit(screen)]
        screen.hide()
        screen.deleteLater()
    assert not faults, "\n".join(faults)


@pytest.mark.xdist_group("first looks")
def test_no_screen_is_forgotten() -> None:
    classes = [
        node
        for path in ROOMS.rglob("*.py")
        if "kit" not in path.parts
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.ClassDef)
    ]
    bases = {getattr(base, "id", "") for node in classes for base in node.bases}
    ends = ("Screen", "Window", "View", "Page", "Cover", "Card")
    screens = {node.name for node in classes if node.name.endswith(ends)}
    if not seen:
        pytest.fail("run the whole file: the looks come first")
    assert screens - bases - seen == set()
