"""The stages of a conversation, and which comes before and after which."""

from enum import StrEnum


class Stage(StrEnum):
    """Where the conversation is."""

    DANGER = "danger"
    ROUTE = "route"
    NO_PANEL = "no_panel"
    FORM = "form"
    HAND_OVER = "hand_over"
    SOLO = "solo"
    SOLO_QUESTIONS = "solo_questions"
    SOLO_DONE = "solo_done"
    SOLO_READ_BACK = "solo_read_back"
    SOLO_SEAL = "solo_seal"
    WORD = "word"
    READ_BACK = "read_back"
    SEAL = "seal"
    SEALED = "sealed"


BEFORE = {
    Stage.ROUTE: Stage.DANGER,
    Stage.NO_PANEL: Stage.ROUTE,
    Stage.FORM: Stage.ROUTE,
    Stage.HAND_OVER: Stage.FORM,
    Stage.SOLO_QUESTIONS: Stage.SOLO_DONE,
    Stage.SOLO_DONE: Stage.SOLO,
    Stage.SOLO_READ_BACK: Stage.SOLO_DONE,
    Stage.SOLO_SEAL: Stage.SOLO_READ_BACK,
    Stage.WORD: Stage.SOLO_DONE,
    Stage.READ_BACK: Stage.FORM,
    Stage.SEAL: Stage.READ_BACK,
}
"""Where the way back leads."""
AFTER = {
    Stage.DANGER: Stage.ROUTE,
    Stage.FORM: Stage.READ_BACK,
    Stage.HAND_OVER: Stage.SOLO,
    Stage.SOLO: Stage.SOLO_DONE,
    Stage.SOLO_QUESTIONS: Stage.SOLO_DONE,
    Stage.SOLO_READ_BACK: Stage.SOLO_SEAL,
    Stage.READ_BACK: Stage.SEAL,
}
"""Where the filled button leads, as far as no answer decides it."""
