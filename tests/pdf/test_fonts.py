"""The shipped faces: whole and licensed, chosen for each character, and reportlab deaf to the home folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.paths import resource
from app.pdf.content_text import read_map
from app.pdf.engine import to_unicode_map
from app.pdf.fonts import CharactersNotPrintable, Face, advance, check_coverage, choose, cleaned, cleaned_with, covers

ROOT = Path(__file__).resolve().parents[2]
CHAIN = (Face.SANS, Face.KANJI)


@pytest.mark.parametrize("face", list(Face))
def test_each_face_ships_whole_with_its_license(face: Face) -> None:
    assert resource("fonts", f"{face.value}.ttf").stat().st_size > 300_000
    license_text = resource("fonts", f"OFL-{face.value.split('-')[0]}.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in license_text.upper()
    assert 0.3 < advance(face, "a") < 0.8


def test_each_character_gets_the_first_face_that_has_it() -> None:
    assert choose("a漢", CHAIN) == [Face.SANS, Face.KANJI]
    assert choose("a漢", CHAIN[::-1]) == [Face.KANJI, Face.KANJI]
    assert not covers(Face.SANS, "漢")


def test_a_latin_word_is_set_in_one_face() -> None:
    assert not covers(Face.KANJI, "ź")
    assert choose("市Łódź", CHAIN[::-1]) == [Face.KANJI, *[Face.SANS] * 4]


def test_text_is_composed_and_freed_of_what_no_eye_sees() -> None:
    assert cleaned("か\u3099は\u309a") == "がぱ"
    assert cleaned("a\u200bb\u202ec\u00add\ufe0fe\U000e0041f\x07g") == "abcdefg"
    assert cleaned("a\u00a0b\tc\nd") == "a b c\nd"


def test_bold_spans_keep_their_place_when_text_is_composed() -> None:
    text = "か\u3099太\u200b字x"
    flags = [False, False, True, True, True, False]
    assert cleaned_with(text, flags) == [("が", False), ("太", True), ("字", True), ("x", False)]


def test_coverage_counts_different_characters_once() -> None:
    check_coverage(["漢字 and ŁódźŞ𠮟𩸽𠮷髙﨑"], [CHAIN])
    with pytest.raises(CharactersNotPrintable) as refusal:
        check_coverage(["😀😀", "🦭"], [CHAIN, CHAIN[::-1]])
    assert refusal.value.count == 2


def test_characters_beyond_the_basic_plane_are_mapped_in_pairs() -> None:
    points = [0, *map(ord, "𠮟a𩸽漢"), *range(0x4E00, 0x4E00 + 150)]
    program = to_unicode_map("Any", points)
    assert "<01> <D842DF9F>" in program
    codes = read_map(program.encode())
    assert [codes[bytes([i])] for i in range(1, len(points))] == [chr(point) for point in points[1:]]
    assert max(int(line.split()[0]) for line in program.split("\n") if line.endswith("beginbfchar")) <= 100


def test_reportlab_runs_nothing_from_the_home_folder(tmp_path: Path) -> None:
    for name in (".reportlab_mods", ".reportlab_settings"):
        (tmp_path / name).write_text("raise SystemExit(7)\n", encoding="utf-8")
    hostile = os.environ | {"HOME": str(tmp_path), "RL_invariant": "1", "RL_pageCompression": "0"}

    def run(first: str) -> subprocess.CompletedProcess[str]:
        code = f"import {first}, reportlab.rl_config as c; print(c.invariant, c.pageCompression)"
        return subprocess.run(
            [sys.executable, "-c", code], env=hostile, cwd=ROOT, check=False, capture_output=True, text=True
        )

    assert run("reportlab").returncode == 7
    assert run("app.pdf.engine").stdout.split() == ["0", "1"]
