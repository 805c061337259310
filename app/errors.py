"""The root of all expected refusals; never a word of a report, a name or a path."""


class AppError(Exception):
    """An expected refusal that carries one whole translated sentence: what happened, what is safe, what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
