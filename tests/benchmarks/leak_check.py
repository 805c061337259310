"""How long the leak check takes on a report of 5,000 letters with 8 people: `python -m tests.benchmarks.leak_check`.

Wall-clock and processor seconds; the ratio is to a plain search for every registered word, in the same run. The last
table types into a text while checks run on the worker, and tells the window's longest pause.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.domain.people import Person, Role

LETTERS = 5000
Result = TypeVar("Result")
_PEOPLE = (
    ("佐久間 愛子", "さくま あいこ", "Aiko Sakuma"),
    ("東海林 翔太", "しょうじ しょうた", "Shota Shoji"),
    ("髙橋 順子",),
    ("Maren Oldfelt",),
    ("Tobias Krenwick",),
    ("Priyanka Velluri",),
    ("Çağrı Yıldızhan",),
    ("Nguyễn Văn Thaolinh",),
)
PEOPLE = tuple(
    Person(
        id=str(number),
        role=Role.OTHER,
        names=names,
        handles=(f"quiet_heron_{number}",),
        emails=(f"heron{number}@post.example",),
        phones=(f"090-5555-012{number}",),
    )
    for number, names in enumerate(_PEOPLE)
)
_ENGLISH = (
    "At the social event one attendee commented several times on the appearance of another attendee.",
    "They were asked to stop, and they went on.",
    "We spoke with both of them and with two people who were there.",
    "The moderator told Rosalind Kerr that the channel was closed.",
    "In fall 2026 about forty people took part, and a third of them stayed until the end.",
    "Person A may not attend events for twelve months, and may not speak for twenty-four.",
    "Maren Oldfelt and S. Aiko were named in the first draft.",
    "The decision was shared with everyone who had reported it.",
)
_JAPANESE = (
    "懇親会で、ある参加者が別の参加者の外見について何度も発言しました。",
    "やめてほしいと伝えられたあとも、発言は続きました。",
    "運営は二人から話を聞き、その場にいた人にも確かめました。",
    "司会の柴田さんが声をかけて、席を替えてもらいました。",
    "2026年の秋の会で、約40人が参加していました。",
    "Aさんは、12か月のあいだイベントに参加しません。",
    "はじめの案には佐久間さんとOldfeltさんの名前がありました。",
    "結果は、報告したすべての方に伝えました。",
)


_PIECES = (
    "1-|a.|a_|京|あ|@a|12 |(0|十|A1-|1/2 |No. |a at b dot |「|*|A |Abc |Abc. |the only |bar of |34-year-old |"
    "さくらの|株式会社|カフェ|「あ|参加者"
    "|さん|ア|アイ・|さ |a b |x@|3階|の代表|John |田中|“a |A-B |Mr. |o'|born in "
).split("|")
"""What a text may be made of that no rule may take long over."""


def report(sentences: Sequence[str], glue: str, seed: int) -> str:
    """A report of 5,000 letters out of these sentences, in an order of its own."""
    rng = random.Random(seed)
    text = ""
    while len(text) < LETTERS:
        text += rng.choice(sentences) + (rng.choice([glue, glue, "\n\n"]))
    return text[:LETTERS]


def main() -> None:
    began = time.perf_counter()
    from app.anonymity import leak_check, name_model

    imported = time.perf_counter() - began
    first, processor, _nothing = timed(leak_check.load)
    print(f"English name model: {'installed' if name_model.available() else 'not installed'}; 2 cores shared")
    print(f"modules, at the start of the app: {imported:.3f} s")
    print(f"{'what':34} {'wall s':>8} {'cpu s':>8} {'findings':>9} {'ratio':>7}")
    print(f"{'lazy load, with the first text':34} {first:8.3f} {processor:8.3f}")
    for language, sentences, glue in (("en", _ENGLISH, " "), ("ja", _JAPANESE, "")):
        text = report(sentences, glue, 1)
        plain = min(timed(partial(words_alone, text))[0] for _round in range(5))
        print(f"{language + ': plain search for words':34} {plain:8.4f} {'':8} {'':9} {1:7.0f}")
        show(f"{language}: a new report", partial(leak_check.check, text, PEOPLE, language=language), plain)
        typed = text[: LETTERS // 2] + "x" + text[LETTERS // 2 :]
        show(f"{language}: a letter later", partial(leak_check.check, typed, PEOPLE, language=language), plain)
    seconds, piece = max(
        (timed(partial(leak_check.check, piece * (LETTERS // len(piece)), PEOPLE))[1], piece) for piece in _PIECES
    )
    print(f"{'slowest of ' + str(len(_PIECES)) + ' repeated pieces':34} {'':8} {seconds:8.3f} {piece!r:>9}")
    typing()


def words_alone(text: str) -> int:
    """What a deny list would do: how often any word of any registered name stands in the text."""
    lower = text.casefold()
    return sum(lower.count(word.casefold()) for person in PEOPLE for name in person.names for word in name.split())


def show(what: str, job: Callable[[], Sequence[object]], plain: float) -> None:
    wall, processor, found = timed(job)
    print(f"{what:34} {wall:8.3f} {processor:8.3f} {len(found):9} {wall / plain:7.0f}")


def timed(job: Callable[[], Result]) -> tuple[float, float, Result]:
    """Wall-clock seconds, processor seconds, and what came out."""
    wall, processor = time.perf_counter(), time.process_time()
    result = job()
    return time.perf_counter() - wall, time.process_time() - processor, result


def typing() -> None:
    """Ten seconds of typing, a key every 80 ms, with a check on the worker after each pause, as the studio does it."""
    from PySide6.QtWidgets import QPlainTextEdit

    from app.anonymity import leak_check
    from app.ui.application import make_application
    from app.ui.kit.tasks import Tasks
    from tests.benchmarks.import_gap import Heartbeat, wait

    application = make_application(["mamori"])
    heart, tasks, editor = Heartbeat(), Tasks(), QPlainTextEdit(report(_ENGLISH, " ", 2))
    editor.show()
    wait(application, 1)
    heart.start()
    wait(application, 2)
    idle, checks = heart.longest, 0
    heart.start()
    running: list[int] = []
    for key in range(100):
        editor.insertPlainText("an attendee left "[key % 17])
        if not running:
            text = editor.toPlainText()
            running.append(key)
            tasks.run(partial(leak_check.check, text, PEOPLE), lambda _found: running.clear(), fail)
            checks += 1
        wait(application, 0.08)
    pause, at_rest = heart.longest * 1000, idle * 1000
    print(f"typing for 8 s, {checks} checks beside it: longest pause {pause:.0f} ms (idle {at_rest:.0f} ms)")
    tasks.shutdown()


def fail(error: Exception) -> None:
    sys.exit(str(error))


if __name__ == "__main__":
    main()
