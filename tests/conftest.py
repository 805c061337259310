"""What every test may ask for: a vault copied from one made per run, a kit, a clock that stands still."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app import i18n
from app.crypto.key_slots import LEAST
from app.paths import resource
from app.services import capture, keys, kits, vault
from app.services.session import Session
from app.storage import profile
from tests.builders import NOON, PASSPHRASE, FakeClock

LONGEST = ("test_every_screen.py", "test_canary.py", "test_lock_leaves_nothing.py", "test_command_line.py")
"""The files that take longest begin first, so that no core waits for the last of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each file is a group of its own for the cores to share, unless its tests say otherwise."""
    items.sort(key=lambda item: item.path.name not in LONGEST)
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session", autouse=True)
def nobody_at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What somebody likes on this machine is no part of a test, and a test leaves nothing there."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Tests read English, whatever the machine speaks."""
    i18n.speak("en")
    yield
    i18n.speak("en")


@pytest.fixture(scope="session")
def vault_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One empty vault, made at the lowest Argon2 setting allowed."""
    folder = tmp_path_factory.mktemp("vault") / "Empty.mamori"
    community = profile.read(resource("communities", "oktech.toml"))
    made = vault.create_vault(folder, PASSPHRASE, community, clock=lambda: NOON, effort=LEAST)
    keys.code_was_typed_back(made.session)
    made.session.close()
    return folder


@pytest.fixture
def clock() -> FakeClock:
    """A clock that only the test moves."""
    return FakeClock(NOON)


@pytest.fixture
def vault_folder(vault_of_the_run: Path, tmp_path: Path) -> Path:
    """A vault of this test's own, closed."""
    return Path(shutil.copytree(vault_of_the_run, tmp_path / "Test.mamori"))


@pytest.fixture
def session(vault_folder: Path, clock: FakeClock) -> Iterator[Session]:
    """An open vault of this test's own."""
    opened = vault.open_vault(vault_folder, PASSPHRASE, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def kit_path(session: Session, tmp_path: Path) -> Path:
    """A kit of that vault, for an event of today."""
    path = tmp_path / "spring.mamori-kit"
    event = kits.event(session, "Spring meetup", date(2026, 5, 16), date(2026, 5, 17), ("Lobby", "Hall B"))
    kits.make_kit(session, path, event)
    return path


@pytest.fixture
def kit(kit_path: Path) -> capture.OpenKit:
    """The same kit, opened at a desk."""
    return capture.open_kit(kit_path)


@pytest.fixture
def outbox(tmp_path: Path) -> Path:
    """A desk's folder."""
    return tmp_path / "outbox"


@pytest.fixture
def seal(kit: capture.OpenKit, outbox: Path, clock: FakeClock) -> Callable[..., Path]:
    """Seal a report with that kit; the path of the sealed file."""

    def sealing(report: capture.Report, **more: Any) -> Path:
        return outbox / capture.submit_report(kit, report, outbox, clock=clock, **more).file

    return sealing
