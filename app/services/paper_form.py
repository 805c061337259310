"""The blank form on paper, with the same questions as the desk, for when the desk cannot take a report (R45)."""

from pathlib import Path

from app.domain.community import Community
from app.domain.forms import Kind, Question
from app.domain.report import PROMPTS, Report
from app.errors import AppError
from app.i18n import N_, _, furigana, language
from app.pdf.paper_form import PaperForm, PaperPart, PaperQuestion, render
from app.storage import files

_ACCOUNT_LINES, _TEXT_LINES = 12, 2
_FOR_THE_DESK = frozenset(
    "called police_wish reporter_is reported_is own_words notes wishes tell_event_organizer agency_unknown".split()
) | {"consent", "read_back"}
"""Questions a volunteer answers; nobody who writes alone is asked them."""


class PaperCannotBeSaved(AppError):
    """The system refuses the file."""


def save_paper_form(path: Path, community: Community) -> Path:
    """Save the blank form in the language being spoken, easy Japanese with its readings. Raises PaperCannotBeSaved."""
    try:
        files.replace_file(path, make_paper_form(community), 0o644)
    except OSError as error:
        raise PaperCannotBeSaved(_("The paper form could not be saved here. Choose another place.")) from error
    return path


def make_paper_form(community: Community) -> bytes:
    """The blank form as a PDF, in the language being spoken."""
    asked = [question for question in Report.questions() if question.key not in _FOR_THE_DESK]
    last = N_("Who may know")
    titles = (N_("Before anything else"), *PROMPTS, last)
    groups: list[list[Question]] = [[] for _title in titles]
    for question in asked:
        groups[0 if question.key == "danger" else question.prompt or len(titles) - 1].append(question)
    spoken = language()
    volunteers = "; ".join(f"{v.name.say(spoken)} ({v.contact.say(spoken)})" for v in community.volunteers)
    form = PaperForm(
        title=furigana(N_("Report form")),
        opening=(
            furigana(N_("If anyone is in danger, call first: police 110, ambulance and fire 119.")),
            furigana(N_("You decide what you tell. Every question may stay empty, except what happened.")),
        ),
        parts=tuple(
            PaperPart(heading=_numbered(place, title), questions=tuple(map(_on_paper, group)))
            for place, (title, group) in enumerate(zip(titles, groups, strict=True))
        ),
        closing=(
            furigana(N_("Fold it, close it in an envelope, and give it in person. Do not leave it anywhere.")),
            furigana(N_("If it is about the organizer, give it to: {volunteers}")).format(volunteers=volunteers),
            furigana(N_("Otherwise give it to: {organizer}")).format(organizer=community.organizer.say(spoken)),
        ),
    )
    return render(form, spoken)


def _numbered(place: int, title: str) -> str:
    return f"{place}　{furigana(title)}" if 0 < place <= len(PROMPTS) else furigana(title)


def _on_paper(question: Question) -> PaperQuestion:
    words = furigana(question.label)
    if question.kind is Kind.CHOICE:
        return PaperQuestion(words=words, choices=tuple(_(choice.label) for choice in question.choices if choice))
    lines = _ACCOUNT_LINES if question.required else _TEXT_LINES if question.kind is Kind.TEXT else 1
    return PaperQuestion(words=words, lines=lines)
