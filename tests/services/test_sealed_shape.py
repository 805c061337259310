"""What a sealed file shows from outside: one size inside, one header, and nothing that tells the routes apart (H9)."""

import math
import random
import re
from pathlib import Path

import pytest

from app.canonical_json import Binary
from app.crypto import opening, signing
from app.domain.case import Route
from app.domain.report import Report
from app.services import capture, kits
from app.services.session import Session
from app.storage import envelope
from app.storage import kits as kept_kits
from app.storage.kit import PanelKeys
from tests.builders import ENGLISH, FakeClock

FILES = 200
_STANZA = re.compile(rb"-> (\S+)(?: (\S+))?[^\n]*\n((?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63})\n")


class _Measuring:
    """Counts the plaintext and remembers how it begins."""

    def __init__(self) -> None:
        self.size = 0
        self.start = b""

    def write(self, data: bytes) -> int:
        self.size += len(data)
        self.start += data[: 64 - len(self.start)]
        return len(data)

    def flush(self) -> None:
        pass


def header(data: bytes) -> tuple[list[str], int]:
    """The stanzas that are not age's random grease, as `kind length`, and how long the payload is."""
    end = data.index(b"\n---") + 1
    stanzas = _STANZA.findall(data[data.index(b"\n") + 1 : end])
    real = [f"{kind.decode()} {len(arg)} {len(body)}" for kind, arg, body in stanzas if not kind.endswith(b"-grease")]
    return real, len(data) - data.index(b"\n", end)


def furthest_apart(first: list[int], second: list[int]) -> float:
    """The Kolmogorov-Smirnov distance of two samples."""
    places = sorted({*first, *second})
    return max(
        abs(sum(x <= place for x in first) / len(first) - sum(x <= place for x in second) / len(second))
        for place in places
    )


@pytest.fixture
def routes(session: Session, tmp_path: Path, clock: FakeClock) -> dict[Route, tuple[list[Path], str]]:
    """Sealed files of each route, of seeded words in the same lengths, and the key that opens them."""
    panel = opening.new_identity()
    keys = PanelKeys(
        recipient=opening.recipient_of(panel),
        sign=Binary(signing.public_half(signing.new_signing_key())),
        contact="the tea table",
    )
    kits.make_kit(session, tmp_path / "p.mamori-kit", None, keys)
    opened = capture.open_kit(tmp_path / "p.mamori-kit")
    organizer = kept_kits.openable(session.database)[0].identity
    made = {}
    for route, identity in ((Route.ORGANIZER, organizer), (Route.PANEL, panel)):
        chance, folder = random.Random(5), tmp_path / route.value
        files = []
        for _number in range(FILES):
            words = Report(account="".join(chance.choice("abcdefgh いろは") for _ in range(chance.randrange(1, 3000))))
            files.append(folder / capture.submit_report(opened, words, folder, route=route, clock=clock).file)
        made[route] = (files, identity)
    return made


@pytest.mark.requirement("R45", "H9")
def test_the_files_of_both_routes_look_alike(routes: dict[Route, tuple[list[Path], str]]) -> None:
    plain: dict[Route, set[int]] = {}
    shapes: dict[Route, set[str]] = {}
    payloads: dict[Route, set[int]] = {}
    sizes: dict[Route, list[int]] = {}
    for route, (files, identity) in routes.items():
        plain[route], shapes[route], payloads[route], sizes[route] = set(), set(), set(), []
        for path in files:
            data = path.read_bytes()
            measuring = _Measuring()
            with path.open("rb") as file:
                opening.open_sealed(file, measuring, identity)
            stanzas, payload = header(data)
            plain[route].add(measuring.size)
            shapes[route].add(" | ".join(stanzas))
            payloads[route].add(payload)
            sizes[route].append(len(data))
            assert path.stat().st_mtime % 86400 == 0 and path.stat().st_mode & 0o777 == 0o600
    assert plain[Route.ORGANIZER] == plain[Route.PANEL] == {envelope.SMALLEST}
    assert shapes[Route.ORGANIZER] == shapes[Route.PANEL] == {"X25519 43 43"}
    assert payloads[Route.ORGANIZER] == payloads[Route.PANEL] and len(payloads[Route.PANEL]) == 1
    distance = furthest_apart(sizes[Route.ORGANIZER], sizes[Route.PANEL])
    # Two samples of one distribution are further apart once in a million runs.
    limit = math.sqrt(-math.log(1e-6 / 2) / FILES)
    print(f"distance {distance:.3f}, limit {limit:.3f}; sizes {min(sizes[Route.PANEL])} to {max(sizes[Route.PANEL])}")
    assert distance < limit
    assert furthest_apart(sizes[Route.ORGANIZER], [size + 64 for size in sizes[Route.PANEL]]) > limit, "it would see 64"


@pytest.mark.requirement("H9")
def test_padding_is_never_more_than_seven_percent() -> None:
    chance = random.Random(9)
    lengths = {envelope.SMALLEST + 1, envelope.LARGEST_ATTACHMENTS + envelope.LARGEST_MANIFEST}
    for exponent in range(14, 29):
        lengths |= {2**exponent + step for step in range(1, 300)} | {
            chance.randrange(2**exponent, 2**29) for _ in range(99)
        }
    worst = max((envelope.padded_size(length) - length) / length for length in lengths if length > envelope.SMALLEST)
    print(f"worst padding {worst:.2%}")
    assert 0.03 < worst <= 0.07
    assert all(envelope.padded_size(length) >= length for length in lengths)
    assert envelope.padded_size(0) == envelope.padded_size(envelope.SMALLEST) == envelope.SMALLEST


@pytest.mark.requirement("H9")
def test_a_stolen_desk_holds_no_key_and_no_word(
    session: Session, kit: capture.OpenKit, kit_path: Path, outbox: Path, clock: FakeClock, tmp_path: Path
) -> None:
    from app.services import evidence

    (tmp_path / "dress.txt").write_bytes(b"a screenshot of the dress remark")
    attached = [evidence.attach(tmp_path / "dress.txt", clock())]
    (tmp_path / "dress.txt").unlink()
    capture.keep_draft(kit, ENGLISH, outbox, id="1" * 32, route=Route.ORGANIZER, attachments=attached, clock=clock)
    capture.submit_report(kit, ENGLISH, outbox, attachments=attached, clock=clock)
    identity = kept_kits.openable(session.database)[0].identity
    everything = b"".join(path.read_bytes() for path in outbox.iterdir()) + kit_path.read_bytes()
    assert b'"secret"' in everything, "the desk's own key is there, as formats.md 1 says"
    hidden = [
        identity,
        "AGE-SECRET-KEY",
        session.vault.signing_key.hex(),
        *ENGLISH.answers().values(),
        "dress",
        "Brandt",
    ]
    for word in (word for word in hidden if len(word) > 4):
        for encoding in ("utf-8", "utf-16-le", "utf-32-le"):
            assert word.encode(encoding) not in everything
    names = " ".join(path.name for path in outbox.iterdir())
    assert "dress" not in names
