"""Fingerprints and words: six words to compare aloud, and passphrases made of words (EFF large list)."""

import hashlib
from functools import cache

from app.paths import resource


def fingerprint(recipient: str) -> tuple[str, ...]:
    """The six words of a recipient (formats.md 2)."""
    rest = int.from_bytes(hashlib.sha256(b"mamori fingerprint v1\0" + recipient.encode("ascii")).digest()[:10], "big")
    words = word_list()
    found = []
    for _place in range(6):
        rest, index = divmod(rest, len(words))
        found.append(words[index])
    return tuple(found)


@cache
def word_list() -> tuple[str, ...]:
    """The EFF large list, 7,776 words in their order."""
    return tuple(resource("words", "eff_large_wordlist.txt").read_text("ascii").split())
