"""Thousands of invented cases, straight into the tables, for searching and measuring."""

import random
import secrets
from collections.abc import Iterator
from datetime import timedelta

from app import canonical_json
from app.canonical_json import Binary
from app.domain import code_names
from app.domain.code_names import CodeName
from app.domain.determination import Accounts, Hearing
from app.domain.people import Person, Role
from app.domain.report import YesNo
from app.domain.review_steps import ConflictOfInterest
from app.services.session import Session
from app.storage import attachments, cases, envelope, kits, letters, people, reports
from app.storage.database import Database

GIVEN = "Aiko Maya Jun Daniel Noor Elif Kenji Sora Marta Ivo Lena Tomas Priya Omar Yuki Hana Pavel Rin Ada Luis".split()
FAMILY = "Tanaka Okafor Brandt Hoshino Vega Lindqvist Moreau Ishida Novak Haddad Sato Weber Kimura Rossi Dahl".split()
KANJI = "田中愛子 星野潤 石田里美 木村空 佐藤花 中野理央 大川凛 高瀬陽向 三浦光 小泉薫 森下碧 藤井楓".split()
ENGLISH = (
    "after the talk in the lobby he kept commenting on my looks and went on when I asked him to stop the second "
    "evening at the party somebody followed a guest to the station and wrote on Discord that she should leave they "
    "made jokes about an accent during lunch near the sponsor table nobody said anything I felt unsafe and went home"
).split()
JAPANESE = (
    "懇親会で何度も 国籍について からかわれました。 やめてほしいと伝えても 続きました。 会場の入口で 待たれていて "
    "怖かったです。 発表のあとに 写真を撮られました。 受付の近くで 大声を出していました。 チャットで 容姿について "
    "書かれました。 帰り道で 声をかけられ "
    "断っても ついてきました。 周りの人は 黙っていました。 スタッフに 相談したいです。"
).split()


def fill(session: Session, count: int, seed: int = 1) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Add so many cases, some hundreds in one transaction; for each its id and every text in it."""
    chance = random.Random(seed)
    kit = kits.openable(session.database)[0].kit.id
    names = _free_names(session)
    made = 0
    while made < count:
        with session.database.transaction():
            for _number in range(min(500, count - made)):
                yield add_case(session, kit, next(names), made, chance)
                made += 1


def _free_names(session: Session) -> Iterator[CodeName]:
    """Names that are free, then all of them again: a benchmark may have more cases than a vault ever has."""
    taken = cases.names_taken(session.database)
    everyone = [
        CodeName(adjective, noun) for adjective in code_names.all_adjectives() for noun in code_names.all_nouns()
    ]
    yield from (name for name in everyone if name not in taken)
    while True:
        yield from everyone


def add_case(
    session: Session, kit: str, name: CodeName, number: int, chance: random.Random
) -> tuple[str, tuple[str, ...]]:
    """One case with a report, three people, an account, a letter and sometimes a file; its id and its texts."""
    database, case = session.database, f"{chance.getrandbits(128):032x}"
    received = canonical_json.spell_moment(session.now() - timedelta(minutes=number))
    _open(database, case, name, received)
    written = {"account": prose(chance, 90), "people": somebody(chance), "place": somebody(chance) + "の近く"}
    head = _head(kit, written, received, number)
    reports.add(
        database,
        case,
        reports.NewReport(
            head=head,
            sealed_sha256=secrets.token_bytes(32),
            received_at=received,
            imported_at=received,
            desk_is_known=True,
            clock_was_wrong=False,
        ),
    )
    everybody = [_person(chance, role) for role in (Role.REPORTER, Role.REPORTED, Role.WITNESS)]
    for person in everybody:
        people.put(database, case, person)
    cases.add_record(database, case, ConflictOfInterest(conflict=YesNo.NO, alone=YesNo.YES), None, received)
    account = prose(chance, 30)
    cases.add_record(database, case, Accounts(hearing=Hearing.HEARD, account=account), everybody[1].id, received)
    body = prose(chance, 40)
    letters.add(database, case, "acknowledgement", "en", "About your report", body, received)
    files = [f"photo {chance.choice(KANJI)} {number}.png"] if chance.random() < 0.2 else []
    for position, file in enumerate(files):
        note = envelope.AttachmentNote(name=file, type="image/png", size=1, sha256=Binary(bytes(32)), noted=received)
        attachments.add(database, head.manifest.id, position, note)
    session.follow(case)
    said = (name.say("en"), name.say("ja"), *written.values(), account, "About your report", body, *files)
    return case, (*said, *(text for person in everybody for text in (*person.names, *person.emails)))


def _open(database: Database, case: str, name: CodeName, received: str) -> None:
    """A new case, also under a name that was given out before."""
    if database.query("SELECT 1 FROM code_names WHERE adjective = ? AND noun = ?", name.adjective, name.noun):
        database.run(
            "INSERT INTO cases (id, adjective, noun, received_at) VALUES (?, ?, ?, ?)",
            case,
            name.adjective,
            name.noun,
            received,
        )
    else:
        cases.add(database, case, name, received)


def prose(chance: random.Random, words: int) -> str:
    """Sentences of both languages, with a name now and then."""
    said = [chance.choice(ENGLISH) for _ in range(words)] + [chance.choice(JAPANESE) for _ in range(words // 3)]
    chance.shuffle(said)
    return " ".join([*said, somebody(chance)])


def somebody(chance: random.Random) -> str:
    """One of many invented names."""
    if chance.random() < 0.4:
        return chance.choice(KANJI)
    return f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}{chance.randrange(10**5)}"


def _person(chance: random.Random, role: Role) -> Person:
    number = chance.randrange(10**6)
    return Person(
        id=f"{chance.getrandbits(128):032x}",
        role=role,
        names=(somebody(chance), chance.choice(KANJI)),
        emails=(f"{chance.choice(GIVEN).lower()}{number}@example.org",),
    )


def _head(kit: str, written: dict[str, str], moment: str, number: int) -> envelope.Head:
    manifest = envelope.Manifest(
        v=1,
        kind="report",
        id=secrets.token_hex(16),
        kit=kit,
        to="nobody",
        route="organizer",
        captured=envelope.Captured(began=moment, sealed=moment, zone="Asia/Tokyo"),
        writer="volunteer",
        language="en",
        languages={},
        report=written,
        attachments=(),
        receipt=envelope.ReceiptNote(code="AAAAA-AAAAA", salt=Binary(bytes(32))),
        desk=envelope.DeskNote(label="", key=Binary(bytes(32)), proof=Binary(b""), number=number, previous=Binary(b"")),
    )
    return envelope.Head(manifest=manifest, manifest_bytes=canonical_json.encode(manifest), signature=bytes(64))
