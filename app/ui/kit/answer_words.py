"""An answer of a form in words, as every screen that shows one says it."""

from datetime import datetime

from app.domain.forms import Kind, Question
from app.i18n import _, say_time


def say_answer(question: Question, answer: str) -> str:
    """A choice by its label, a moment as screens write it, anything else as it was typed."""
    if question.kind is Kind.MOMENT:
        try:
            return say_time(datetime.fromisoformat(answer))
        except ValueError:
            return answer
    return next((_(choice.label) for choice in question.choices if choice == answer), answer)
