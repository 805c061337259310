"""The languages of the window, the PDF and the command line: one gettext catalog, never Qt's."""

import gettext
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache

from babel.dates import format_date, format_datetime, get_timezone_name

from app.paths import resource

LANGUAGES = ("en", "ja")
EASY = "ja@easy"
"""Easy Japanese: a small catalog for the screens a reporter sees, which falls back to Japanese."""
SPEECHES = (*LANGUAGES, EASY)
_DOMAIN = "mamori"
_READING = re.compile("([\u4e00-\u9fff々]+)《([^》]*)》")
_language: ContextVar[str] = ContextVar("language", default="en")


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "translate later")
    """Mark a message for the catalog; it is translated when it is shown."""
    return message


def _(message: str) -> str:
    """The message in the language being spoken."""
    return split_readings(_catalog(_language.get()).gettext(message))[0] if message else ""


def furigana(message: str) -> str:
    """The message with the reading of each kanji behind it in 《》, where the catalog has them (language.md 1.4)."""
    return _catalog(_language.get()).gettext(message) if message else ""


def split_readings(text: str) -> tuple[str, tuple[tuple[int, int, str], ...]]:
    """The text without its readings, and each reading with where its kanji begin and how many they are."""
    plain, readings, end = "", [], 0
    for found in _READING.finditer(text) if "《" in text else ():
        plain += text[end : found.start()]
        readings.append((len(plain), len(found[1]), found[2]))
        plain += found[1]
        end = found.end()
    return plain + text[end:], tuple(readings)


def pgettext(context: str, message: str) -> str:
    """The message in the language being spoken, told apart by its context ("case", "window")."""
    return _catalog(_language.get()).pgettext(context, message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that goes with this number."""
    return _catalog(_language.get()).ngettext(singular, plural, number)


def language() -> str:
    """The code of the language being spoken; easy Japanese is Japanese."""
    return _language.get().partition("@")[0]


def speech() -> str:
    """The code of the catalog being spoken: `en`, `ja` or `ja@easy`."""
    return _language.get()


def speak(code: str) -> None:
    """Speak this language from now on; an unknown code means English."""
    _language.set(code if code in SPEECHES else "en")


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Speak this language inside the block, for a letter or page in a language other than the window's."""
    token = _language.set(code if code in SPEECHES else "en")
    try:
        yield
    finally:
        _language.reset(token)


def language_of_the_system() -> str:
    """The language the environment asks for: Japanese where its locale is, else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "ja" if value.lower().startswith("ja") else "en"
    return "en"


def say_day(day: date) -> str:
    """A day as letters write it: `22 November 2026 (Sunday)`, `2026年11月22日（日）`."""
    pattern = "y年M月d日（EEE）" if language() == "ja" else "d MMMM y (EEEE)"
    return format_date(day, pattern, locale=language())


def say_time(moment: datetime) -> str:
    """A moment, in its own zone, as screens and lists write it: `22 Nov 2026, 10:42`, `2026年11月22日（日）10:42`."""
    pattern = "y年M月d日（EEE）HH:mm" if language() == "ja" else "d MMM y, HH:mm"
    return format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=language())


def say_date(day: date) -> str:
    """A day where there is little room: `Sun 22 Nov`, `11月22日（日）`."""
    return format_date(day, "M月d日（EEE）" if language() == "ja" else "EEE d MMM", locale=language())


def say_clock(moment: datetime) -> str:
    """A moment with its zone: `Sunday 22 November 2026, 14:05 JST`, `2026年11月22日（日）14:05 日本時間`."""
    if language() == "ja":
        return f"{say_time(moment)} {get_timezone_name(moment.tzinfo, locale='ja')}"
    return f"{format_datetime(moment, 'EEEE d MMMM y, HH:mm', tzinfo=moment.tzinfo, locale='en')} {moment.tzname()}"


def say_span(seconds: float) -> tuple[str, str]:
    """How long that is, short for a chip and in full for a screen reader; both round down (language.md 4)."""
    minutes = max(0, int(seconds // 60))
    if minutes < 60:
        return _("{n} min").format(n=minutes), ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
    hours = minutes // 60
    if hours < 48:
        return _("{n} h").format(n=hours), ngettext("{n} hour", "{n} hours", hours).format(n=hours)
    days = hours // 24
    said = ngettext("{n} day", "{n} days", days).format(n=days)
    return said, said


@cache
def _catalog(code: str) -> gettext.NullTranslations:
    if code != EASY:
        return gettext.translation(_DOMAIN, resource("locale"), [code], fallback=code == "en")
    with (resource("locale") / EASY / "LC_MESSAGES" / f"{_DOMAIN}.mo").open("rb") as file:
        easy = gettext.GNUTranslations(file)
    easy.add_fallback(_catalog("ja"))
    return easy
