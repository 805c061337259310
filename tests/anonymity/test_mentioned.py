"""People a report mentions: found before anybody registered them, and ordinary words left alone."""

import pytest

from app.anonymity.mentioned import mentioned


def names(named: str = "", told: str = "", allow: tuple[str, ...] = ()) -> set[str]:
    found = mentioned([named], [told], allow)
    return set(found[0].names) if found else set()


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Daniel Brandt (dbrandt_dev on Discord)", {"Daniel Brandt"}),
        ("Maya", {"Maya"}),
        ("Jan van der Berg, and Ana María Pérez", {"Jan van der Berg", "Ana María Pérez"}),
        ("星野潤さんと田中愛子", {"星野潤", "田中愛子"}),
        ("星野 潤", {"星野 潤"}),
        ("ダニエル・ブラントさん", {"ダニエル", "ブラント"}),
        ("黒いパーカーの人、受付の人", set()),
        ("a tall person in a black hoodie, no badge", set()),
        ("I do not know. Somebody from the staff", set()),
    ],
)
def test_names_in_an_answer_about_people(answer: str, expected: set[str]) -> None:
    found = names(named=answer)
    assert expected <= found if expected else not found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Maya Okafor told him to stop. On Monday it went on.", {"Maya Okafor"}),
        ("He said: You Are Not Welcome Here. I went to Osaka Station.", set()),
        ("懇親会で星野さんが笑いました。皆さんも、参加者の方も、お客様も見ていました。", {"星野"}),
        ("店員さんとスタッフさんに伝えました。", set()),
    ],
)
def test_names_in_free_text(text: str, expected: set[str]) -> None:
    assert names(told=text) == expected


def test_accounts_mails_and_numbers() -> None:
    (person,) = mentioned(["@jun_h or jun#4821, jun@example.org, 090-1234-5678"], ["write to kai@example.net"])
    assert set(person.handles) >= {"jun_h", "jun#4821"}
    assert set(person.emails) == {"jun@example.org", "kai@example.net"}
    assert person.phones == ("090-1234-5678",)


def test_the_communitys_own_names_are_nobody() -> None:
    assert names(named="on Discord", allow=("Discord",)) == set()
    assert mentioned(["", " "], [""]) == ()
