"""A reminder for the phone: a moment and fixed words, in the one calendar form every phone reads (RFC 5545)."""

from datetime import UTC, datetime, time

WORDS = {"en": "Look into Mamori", "ja": "Mamoriを確認する"}
_MORNING = time(9)


def remind_at(by: datetime) -> datetime:
    """When a reminder for this moment stands in a calendar: a day's end is useless there, its morning is not."""
    return by if by.time() < time(23, 59) else datetime.combine(by.date(), _MORNING, by.tzinfo)


def calendar_entry(at: datetime, uid: str, language: str) -> bytes:
    """One entry with the moment and the words, which rings a day and an hour before.

    RFC 5545 wants an id and a stamp: the id is random, the stamp is the moment itself, so that neither tells anything.
    """
    moment = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    words = WORDS.get(language, WORDS["en"])
    alarms = [
        line
        for before in ("-P1D", "-PT1H")
        for line in ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{words}", f"TRIGGER:{before}", "END:VALARM")
    ]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Mamori//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{moment}",
        f"DTSTART:{moment}",
        f"SUMMARY:{words}",
        *alarms,
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{line}\r\n" for line in lines).encode()
