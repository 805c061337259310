"""Labels are neutral, stable and nobody's own initial."""

import pytest

from app.anonymity.labels import labels, say
from app.domain.people import Person, Role

pytestmark = pytest.mark.requirement("R15")


def someone(number: str, *names: str, handles: tuple[str, ...] = ()) -> Person:
    """An invented person."""
    return Person(id=number, role=Role.OTHER, names=names, handles=handles)


def test_letters_follow_the_order_of_appearance() -> None:
    people = [someone("1", "Tobias Krenwick"), someone("2", "Maren Oldfelt"), someone("3", "Emre Yildzan")]
    assert labels(people) == {"1": "A", "2": "B", "3": "C"}


def test_letters_are_swapped_and_not_skipped_for_ones_own_initial() -> None:
    people = [someone("1", "Anneke Duivelaar"), someone("2", "Tobias Krenwick")]
    assert labels(people) == {"1": "B", "2": "A"}


@pytest.mark.parametrize("known", [("秋津 真帆", "あきつ まほ"), ("Maho Akitsu",), ("天野 真帆", "アマノ マホ")])
def test_readings_and_romaji_count_as_initials(known: tuple[str, ...]) -> None:
    assert labels([someone("1", *known), someone("2", "Tobias Krenwick")])["1"] == "B"


def test_accounts_count_as_initials() -> None:
    assert labels([someone("1", "Tobias Krenwick", handles=("@aero",)), someone("2", "Emre Yildzan")])["1"] == "B"


def test_no_letter_where_there_is_one_person_alone() -> None:
    letter = labels([someone("1", "Tobias Krenwick")])["1"]
    assert (say(letter, "en"), say(letter, "ja")) == ("the person", "その人")


def test_the_label_is_the_same_in_both_languages() -> None:
    assert (say("B", "en"), say("B", "ja")) == ("Person B", "Bさん")


def test_where_no_order_of_a_and_b_will_do_another_run_of_letters_is_taken() -> None:
    people = [someone("1", "Anneke Bolland"), someone("2", "Beatrix Ashcombe")]
    letters = labels(people)
    assert sorted(letters.values()) == ["X", "Y"]


def test_forty_people_all_get_a_letter_of_their_own() -> None:
    people = [someone(str(at), f"Tobias{at} Krenwick") for at in range(40)]
    assert len(set(labels(people).values())) == 40
