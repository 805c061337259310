"""Fingerprints, receipt codes and passphrases."""

import re

import pytest

from app.crypto import passphrases, recovery_code
from app.crypto.fingerprint import fingerprint, word_list


def test_the_fingerprint_of_the_vector() -> None:
    words = fingerprint("age1vhn2nqvze38mqx674kuxht7nf9ns947yj6zq9g82e2q50rywuahs40kvj8")
    assert " ".join(words) == "donor buffalo claim endanger herbicide neon"


def test_the_word_list_is_whole() -> None:
    assert len(word_list()) == len(set(word_list())) == 7776


def test_a_generated_passphrase_is_five_words_of_the_list() -> None:
    words = passphrases.new_passphrase().split(" ")
    assert len(words) == 5
    assert set(words) <= set(word_list())
    assert passphrases.new_passphrase() != " ".join(words)


def test_a_receipt_code_can_be_read_aloud() -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", recovery_code.new_receipt_code())


@pytest.mark.parametrize("secret", [bytes(16), b"\xff" * 16, bytes(range(16))])
def test_a_recovery_code_gives_its_secret_back(secret: bytes) -> None:
    code = recovery_code.recovery_code(secret)
    assert recovery_code.secret_of(code) == secret
    full_width = code.translate({ord("-"): "ー"} | {c: c + 0xFEE0 for c in range(0x30, 0x5B)})
    assert recovery_code.secret_of(full_width) == secret
    assert recovery_code.secret_of(full_width.replace("ー", "　")) == secret


def test_every_mistyped_letter_of_a_recovery_code_is_noticed_or_wrong() -> None:
    code = recovery_code.recovery_code(bytes(range(16))).replace("-", "")
    unnoticed = 0
    for place in range(len(code)):
        for letter in recovery_code.ALPHABET:
            typed = code[:place] + letter + code[place + 1 :]
            if typed == code:
                continue
            try:
                assert recovery_code.secret_of(typed) != bytes(range(16))
                unnoticed += 1
            except recovery_code.NotARecoveryCode:
                pass
    assert unnoticed < 10
