"""How a duty is said: what to do, why, and how long there is still time (organizer.md 2)."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.dates import Whose
from app.domain.duties import DutyKind
from app.domain.review_steps import REVIEW_STEPS
from app.domain.today import DueRow, is_overdue
from app.i18n import N_, _, language, say_date, say_span, say_time
from app.services.today import Today

STEP, LETTER, UPDATE = "step", "letter", "update"
"""Where the button of a row leads: into the case at a step, to its letters, or to the update of the reporter."""
_STILL_OPEN = N_("Tell the reporter why it is not resolved yet")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWords:
    """One duty as a row shows it."""

    name: str
    what: str
    why: str
    chip: str
    chip_name: str
    tone: str
    chip_icon: str
    icon: str
    action: str
    action_icon: str
    leads_to: str


def words_of(row: DueRow, today: Today) -> RowWords:
    """What this row says now."""
    duty = row.duty
    overdue = is_overdue(duty, today.now)
    chip, chip_name, tone, chip_icon = _chip(row, today)
    action, action_icon, leads_to = _action(row)
    return RowWords(
        name=row.code_name.say(language()),
        what=_what(row, overdue),
        why=_why(row, today, overdue),
        chip=chip,
        chip_name=chip_name,
        tone=tone,
        chip_icon=chip_icon,
        icon=_icon(row, overdue),
        action=action,
        action_icon=action_icon,
        leads_to=leads_to,
    )


def hold_line(row: DueRow, now: datetime) -> str:
    """When a hold is to be asked about again."""
    if row.duty.by.date() > now.date():
        return _("Ask again by {time}").format(time=say_time(row.duty.by))
    return _("Ask today")


def _what(row: DueRow, overdue: bool) -> str:
    if row.duty.kind is DutyKind.TELL and overdue:
        return _(_STILL_OPEN)
    what = _(row.duty.what)
    if row.duty.person:
        return _("{what} (reported person {n})").format(what=what, n=row.duty.person)
    return what


def _why(row: DueRow, today: Today, overdue: bool) -> str:
    duty = row.duty
    since = say_date(duty.since.date()) if duty.since else ""
    if duty.kind in (DutyKind.ACKNOWLEDGE, DutyKind.TELL):
        return _why_promised(row, today, overdue)
    if duty.kind is DutyKind.HOLD:
        asked = say_time(duty.since or duty.by)
        return _("Last looked at {time}. While a hold is on, ask at least once a day.").format(time=asked)
    said = _("By {day}.")
    if duty.whose is Whose.OTHERS:
        said = _("Asked {since}. Answer by {day}.") if since else _("Answer by {day}.")
    return said.format(since=since, day=say_date(duty.by.date()))


def _why_promised(row: DueRow, today: Today, overdue: bool) -> str:
    by = say_date(row.duty.by.date())
    if overdue:
        return _("Promised for {day}. The delay stays in the record.").format(day=by)
    if row.duty.kind is DutyKind.ACKNOWLEDGE:
        return _("The promised time ends {time}.").format(time=say_time(row.duty.by))
    step = next((one for one in REVIEW_STEPS if one.key == today.next_steps.get(row.case)), None)
    if step is None:
        return _("Promised for {day}.").format(day=by)
    return _("Promised for {day}. Next in the review: {step}.").format(day=by, step=_(step.title))


def _chip(row: DueRow, today: Today) -> tuple[str, str, str, str]:
    duty, now = row.duty, today.now
    left = duty.by.timestamp() - now.timestamp()
    if left < 0:
        short, long = say_span(-left)
        if duty.kind is DutyKind.HOLD:
            return _("Ask now"), _("Ask now"), "danger", "shield-alert"
        said = _("Overdue {time}")
        return said.format(time=short), said.format(time=long), "danger", "clock-alert"
    if duty.kind is DutyKind.HOLD:
        day = "" if duty.by.date() == now.date() else f"{say_date(duty.by.date())} "
        said = _("Ask by {time}").format(time=f"{day}{duty.by:%H:%M}")
        return said, said, "danger", "timer"
    short, long = say_span(left)
    said = _("{time} left")
    if duty.whose is Whose.OTHERS:
        return said.format(time=short), said.format(time=long), "info", "hourglass"
    aim = today.aims.get(row.case) if duty.kind is DutyKind.ACKNOWLEDGE else None
    soon = now > aim if aim else left < 24 * 3600
    tone, icon = ("warn", "timer") if soon else ("neutral", "calendar-clock")
    return said.format(time=short), said.format(time=long), tone, icon


def _icon(row: DueRow, overdue: bool) -> str:
    duty = row.duty
    if duty.kind is DutyKind.HOLD:
        return "shield-alert"
    if duty.whose is Whose.OTHERS:
        return "hourglass"
    if overdue:
        return "clock-alert"
    return {DutyKind.ACKNOWLEDGE: "mail-check", DutyKind.TELL: "message-square-text"}.get(duty.kind, "calendar-clock")


def _action(row: DueRow) -> tuple[str, str, str]:
    if row.duty.kind is DutyKind.HOLD:
        return _("Ask now"), "shield-check", STEP
    if row.duty.kind is DutyKind.ACKNOWLEDGE:
        return _("Write"), "mail", LETTER
    if row.duty.kind is DutyKind.TELL:
        return _("Write"), "mail", UPDATE
    return _("Open"), "arrow-right", STEP
