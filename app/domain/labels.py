"""Fixed sets of words, each with the label that people read."""

from enum import StrEnum
from typing import Self


class Labeled(StrEnum):
    """One word of a fixed set: the value is what is stored, the label what is shown, translated when it is."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """A member from its stored value and its label."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member
