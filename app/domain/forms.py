"""How any form is declared: one attribute a question, read by every screen, file and check that needs it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, Self, cast

from app.domain.labels import Labeled


class Kind(StrEnum):
    """What an answer looks like."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    """A day as `2026-11-22`."""
    MOMENT = "moment"
    """A moment with its offset, as `2026-11-22T10:42:00+09:00`."""


class Privacy(StrEnum):
    """What an answer may give away; a question that says nothing counts as identifying."""

    IDENTIFYING = "identifying"
    FREE_TEXT = "free_text"
    SAFE = "safe"


class Choice(Labeled):
    """One of a fixed set of answers; the empty value stands for "not asked"."""

    @classmethod
    def of(cls, value: str) -> Self:
        """The member with this stored value; the one for "not asked" where there is none."""
        empty = next(member for member in cls if not member)
        return next((member for member in cls if member == value), empty)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form: the attribute's name for ever, its label until somebody finds a better one."""

    key: str
    label: str
    kind: Kind
    privacy: Privacy
    required: bool
    prompt: int
    """Which of the Guide's seven prompts it belongs to, 0 for none (R23)."""
    choices: tuple[Choice, ...]


def ask(
    label: str,
    kind: Kind = Kind.LINE,
    privacy: Privacy = Privacy.IDENTIFYING,
    *,
    required: bool = False,
    prompt: int = 0,
    choices: type[Choice] | None = None,
) -> Any:
    """Declare a question as a field of a `Form`; the empty text stands for no answer."""
    members = tuple(choices) if choices is not None else ()
    return field(
        default=next((choice for choice in members if choice == ""), ""),
        metadata={"question": (label, kind, privacy, required, prompt, members)},
    )


class Form:
    """A frozen dataclass of questions; subclasses are dataclasses with `frozen`, `slots` and `kw_only`."""

    __slots__ = ()

    @classmethod
    def questions(cls) -> tuple[Question, ...]:
        """Every question in the order of its declaration."""
        return tuple(Question(f.name, *f.metadata["question"]) for f in _fields(cls) if "question" in f.metadata)

    @classmethod
    def from_answers(cls, answers: Mapping[str, str]) -> tuple[Self, dict[str, str]]:
        """The form with these answers, and beside it the further answers this version has no question for."""
        known: dict[str, str] = {}
        further = dict(answers)
        for question in cls.questions():
            if (answer := further.get(question.key)) is None:
                continue
            if question.choices:
                if (choice := next((c for c in question.choices if c == answer), None)) is None:
                    continue
                answer = choice
            known[question.key] = answer
            del further[question.key]
        return cls(**known), further

    def answers(self) -> dict[str, str]:
        """Every answer that was given, by the key of its question."""
        return {q.key: answer for q in self.questions() if (answer := str(getattr(self, q.key)))}

    def unanswered(self) -> tuple[Question, ...]:
        """The required questions that have no answer."""
        given = self.answers()
        return tuple(q for q in self.questions() if q.required and not given.get(q.key, "").strip())


def _fields(cls: type) -> tuple[Any, ...]:
    return cast("tuple[Any, ...]", fields(cls))
