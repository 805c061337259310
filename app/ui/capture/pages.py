"""Which page shows which stage; every page is made anew, from the conversation alone."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from app.i18n import _
from app.services.capture import OpenKit
from app.ui.capture.attachments import Attachments
from app.ui.capture.conversation import Conversation
from app.ui.capture.danger_page import DangerPage, say_unfinished
from app.ui.capture.form_page import FormPage
from app.ui.capture.hand_over import HandOverPage, WordPage
from app.ui.capture.outbox_page import OutboxPage
from app.ui.capture.read_back import OwnReadBackPage, ReadBackPage
from app.ui.capture.readiness_page import ReadinessPage
from app.ui.capture.route_page import NoPanelPage, RoutePage
from app.ui.capture.seal_page import OwnSealPage, SealPage
from app.ui.capture.sealed_page import SealedPage
from app.ui.capture.sealing import Sealed, Sealing
from app.ui.capture.side_pages import EmergencyPage, KeysPage, SidePage
from app.ui.capture.solo_pages import DonePage, QuestionsPage, SoloPage
from app.ui.capture.stage_page import StagePage
from app.ui.capture.stages import Stage
from app.ui.kit.tasks import Tasks


class Pages:
    """Makes the page of a stage."""

    def __init__(
        self,
        tasks: Tasks,
        opened: OpenKit,
        outbox: Path,
        conversation: Conversation,
        attachments: Attachments,
        sealing: Sealing,
        clock: Callable[[], datetime],
    ) -> None:
        self._tasks = tasks
        self._opened = opened
        self._outbox = outbox
        self._conversation = conversation
        self._attachments = attachments
        self._sealing = sealing
        self._clock = clock
        self.has_unfinished = False
        """Whether the first page has to say that an earlier run left an unfinished report."""
        self.receipt: Sealed | None = None

    def make(self, stage: Stage) -> StagePage:
        """A new page of this stage."""
        talk, kit = self._conversation, self._opened.kit
        builders: dict[Stage, Callable[[], StagePage]] = {
            Stage.DANGER: lambda: DangerPage(talk, kit, self._warning(), self._notice()),
            Stage.ROUTE: lambda: RoutePage(talk, kit.community),
            Stage.NO_PANEL: lambda: NoPanelPage(kit.community, self._tasks),
            Stage.FORM: self._form,
            Stage.HAND_OVER: lambda: HandOverPage(talk),
            Stage.SOLO: lambda: SoloPage(talk),
            Stage.SOLO_QUESTIONS: lambda: QuestionsPage(talk),
            Stage.SOLO_DONE: lambda: DonePage(talk),
            Stage.SOLO_READ_BACK: lambda: OwnReadBackPage(talk),
            Stage.SOLO_SEAL: lambda: OwnSealPage(talk, self._opened, self._sealing),
            Stage.WORD: lambda: WordPage(talk),
            Stage.READ_BACK: lambda: ReadBackPage(talk),
            Stage.SEAL: lambda: SealPage(talk, self._opened, self._sealing),
            Stage.SEALED: self._sealed,
        }
        return builders[stage]()

    def make_side(self, kind: type[SidePage]) -> SidePage:
        """A new page beside the conversation."""
        if kind is EmergencyPage:
            return EmergencyPage(self._opened.kit)
        if kind in (OutboxPage, ReadinessPage):
            return kind(self._tasks, self._opened, self._outbox, self._clock)
        return KeysPage(self._tasks, self._opened.kit.community) if kind is KeysPage else kind()

    def _sealed(self) -> SealedPage:
        assert self.receipt is not None
        return SealedPage(self.receipt)

    def _form(self) -> FormPage:
        if self._conversation.began is None:
            self._conversation.began = self._clock()
        return FormPage(self._conversation, self._attachments, self._opened.kit)

    def _notice(self) -> str:
        return say_unfinished(self._opened) if self.has_unfinished else ""

    def _warning(self) -> str:
        past = self._opened.is_past(self._clock())
        return _("This kit is past its date. It still seals; ask the organizer for a new one.") if past else ""
