"""The slot file: who opens it, who does not, and what a changed one does."""

import base64
import json

import pytest

from app import canonical_json
from app.crypto import key_slots
from app.crypto.key_slots import LEAST, DamagedKeys, WrongSecret

VAULT = "0123456789abcdef" * 2
PASSPHRASE = "lantern maple window"


@pytest.fixture(scope="module")
def made() -> key_slots.NewKeys:
    return key_slots.create(VAULT, "cases.db", PASSPHRASE, LEAST)


def test_passphrase_and_recovery_code_give_the_same_key(made: key_slots.NewKeys) -> None:
    by_passphrase = key_slots.open_with_passphrase(made.file, PASSPHRASE)
    typed = made.recovery_code.lower().replace("-", " ").replace("0", "o")
    by_code = key_slots.open_with_recovery_code(made.file, typed)
    assert by_passphrase.key == by_code.key == made.key
    assert (by_passphrase.vault, by_passphrase.database) == (VAULT, "cases.db")


def test_full_width_passphrase_is_the_same_passphrase(made: key_slots.NewKeys) -> None:
    assert key_slots.open_with_passphrase(made.file, "ｌａｎｔｅｒｎ maple window").key == made.key


def test_other_secrets_open_nothing(made: key_slots.NewKeys) -> None:
    with pytest.raises(WrongSecret):
        key_slots.open_with_passphrase(made.file, PASSPHRASE + "s")
    for wrong in ("", made.recovery_code[:-1], made.recovery_code[:-1] + "!", "0000-" * 6 + "0000"):
        with pytest.raises(WrongSecret):
            key_slots.open_with_recovery_code(made.file, wrong)


def test_a_recovery_code_is_26_characters_and_2_to_check(made: key_slots.NewKeys) -> None:
    groups = made.recovery_code.split("-")
    assert [len(group) for group in groups] == [4] * 7


@pytest.mark.requirement("H5")
def test_every_flipped_bit_of_the_file_is_noticed(made: key_slots.NewKeys) -> None:
    for bit in range(8 * len(made.file)):
        changed = bytearray(made.file)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises((DamagedKeys, WrongSecret, canonical_json.MadeByNewer)):
            key_slots.open_with_recovery_code(bytes(changed), made.recovery_code)


@pytest.mark.requirement("H5")
@pytest.mark.parametrize(
    ("name", "value"),
    [("m", 65 * 1024 + 1), ("m", 8 * 1024), ("m", 2 * 1024 * 1024), ("t", 0), ("t", 17), ("p", 0), ("p", 9)],
)
def test_a_stretch_outside_the_bounds_is_refused_before_it_runs(made: key_slots.NewKeys, name: str, value: int) -> None:
    file = json.loads(made.file)
    slot = next(slot for slot in file["slots"] if slot["kind"] == "passphrase")
    slot["kdf"][name] = value
    with pytest.raises(DamagedKeys):
        key_slots.open_with_passphrase(canonical_json.encode(file), PASSPHRASE)


def test_a_swapped_slot_of_another_vault_is_refused(made: key_slots.NewKeys) -> None:
    other = key_slots.create("f" * 32, "cases.db", PASSPHRASE, LEAST)
    file = json.loads(made.file)
    file["slots"] = json.loads(other.file)["slots"]
    with pytest.raises((DamagedKeys, WrongSecret)):
        key_slots.open_with_passphrase(canonical_json.encode(file), PASSPHRASE)


def test_a_dropped_slot_is_noticed_by_the_mac(made: key_slots.NewKeys) -> None:
    file = json.loads(made.file)
    file["slots"] = [slot for slot in file["slots"] if slot["kind"] == "passphrase"]
    with pytest.raises(DamagedKeys):
        key_slots.open_with_passphrase(canonical_json.encode(file), PASSPHRASE)


def test_a_newer_file_says_so(made: key_slots.NewKeys) -> None:
    file = json.loads(made.file)
    file["v"] = 2
    with pytest.raises(canonical_json.MadeByNewer):
        key_slots.open_with_passphrase(canonical_json.encode(file), PASSPHRASE)


def test_no_secret_shows_in_a_repr(made: key_slots.NewKeys) -> None:
    opened = key_slots.open_with_passphrase(made.file, PASSPHRASE)
    shown = repr(made) + repr(opened) + repr(opened.key)
    for secret in (made.key.hex(), base64.b64encode(made.key).decode(), made.recovery_code):
        assert secret not in shown
