"""The journal's fixed words: each phrase that the app writes has words in both languages."""

import ast
from collections.abc import Iterator
from pathlib import Path

from app import i18n
from app.domain import journal_words
from app.domain.journal_words import PHRASES, PREFIXES, say

APP = Path(__file__).resolve().parents[2] / "app"


def phrases() -> Iterator[tuple[str, str]]:
    """What stands at the beginning of each `change(...)` and `note(...)` in the app, and where."""
    for path in sorted(APP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
                said = node.args[0].values[0] if isinstance(node.args[0], ast.JoinedStr) else node.args[0]
                if node.func.attr in ("change", "note") and isinstance(said, ast.Constant):
                    yield str(said.value), f"{path.name}:{node.lineno}"


def test_every_phrase_that_is_written_has_words() -> None:
    found = dict(phrases())
    assert len(found) > 20
    unknown = {what: where for what, where in found.items() if what.partition(":")[0] not in {*PHRASES, *PREFIXES}}
    assert not unknown, "say in app/domain/journal_words.py what it is called in the window"


def test_phrases_are_said_in_both_languages() -> None:
    assert say("report imported") == "Report imported"
    assert (
        say("step recorded: safety").endswith(": recorded") and say("step recorded: safety") != "step recorded: safety"
    )
    assert say("names shown: to write or talk to somebody") == "Names shown. To write or talk to somebody"
    assert say("what a newer Mamori writes") == "what a newer Mamori writes"
    with i18n.speaking("ja"):
        assert say("backup made") == "バックアップを作成"
        assert all(say(phrase) != phrase and not say(phrase).isascii() for phrase in journal_words.PHRASES)
