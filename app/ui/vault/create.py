"""Making a vault: nothing is used before the recovery code was typed back from paper (security.md 0.2)."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.crypto.key_slots import Effort
from app.domain.community import Community
from app.errors import AppError
from app.i18n import _, language
from app.paths import resource
from app.services.keys import code_was_typed_back
from app.services.session import Clock, system_clock
from app.services.vault import NewVault, create_vault, weakness
from app.storage import profile
from app.ui.kit.banner import Banner
from app.ui.kit.busy import Busy
from app.ui.kit.buttons import PrimaryButton, QuietButton
from app.ui.kit.card import Card
from app.ui.kit.plain_label import PlainLabel
from app.ui.kit.stage_path import StagePath
from app.ui.kit.tasks import Tasks
from app.ui.kit.theme import px
from app.ui.vault.create_steps import CodeStep, PassphraseStep, PlaceStep, ProofStep, choose_place, choose_profile
from app.ui.vault.threshold import Choose, Foot, LanguageSwitch, fill, walked_by_key

PLACE, PASSPHRASE, MAKING, CODE, PROOF = range(5)
_STAGES = {PLACE: 0, PASSPHRASE: 1, MAKING: 1, CODE: 2, PROOF: 3}


class CreateVaultScreen(QWidget):
    """Place, passphrase, recovery code, proof; `created` carries the open session and its folder."""

    created = Signal(object, Path)
    back_asked = Signal()
    danger_asked = Signal()
    language_chosen = Signal(str)

    def __init__(
        self,
        tasks: Tasks,
        *,
        place: Path | None = None,
        choose: Choose = choose_place,
        choose_profile: Choose = choose_profile,
        clock: Clock = system_clock,
        effort: Effort | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks, self._clock, self._effort = tasks, clock, effort
        self._choose_profile = choose_profile
        self._community: Community = profile.read(resource("communities", "oktech.toml"))
        self._new: NewVault | None = None
        self.step = PLACE
        self.language = LanguageSwitch()
        self.path = StagePath((_("Place"), _("Passphrase"), _("Recovery code"), _("Type it back")))
        self.title = PlainLabel("", "page")
        self.banner = Banner()
        self.place = PlaceStep(self._community.name.say(language()), place or Path.home(), choose)
        self.passphrase = PassphraseStep(lambda typed: weakness(typed, self._community))
        self.busy = Busy(_("Making the vault. This takes a few seconds."), can_cancel=False)
        self.code = CodeStep()
        self.proof = ProofStep()
        self.back = QuietButton(_("Back"), "arrow-left", desk=True)
        self.go_on = PrimaryButton("", desk=True)
        self.foot = Foot(_("No network. Nothing leaves this computer unless you save it."))
        self._lay_out()
        self._connect()
        self._show(PLACE)

    def unsaved(self) -> dict[str, object]:
        """Everything typed and made so far, for the same screen in another language."""
        return {
            "step": PASSPHRASE if self.step == MAKING else self.step,
            "name": self.place.line("name").text(),
            "place": self.place.line("place").text(),
            "way": self.passphrase.way.answer(),
            "words": " ".join(self.passphrase.words.groups),
            "own": self.passphrase.own.line.text(),
            "again": self.passphrase.again.line.text(),
            "proof": self.proof.line().text(),
            "new": self._new,
            "community": self._community,
        }

    def restore(self, state: dict[str, object]) -> None:
        """Go on where the other screen was."""
        community = state["community"]
        if isinstance(community, Community):
            self._use(community)
        self.place.line("name").setText(str(state["name"]))
        self.place.line("place").setText(str(state["place"]))
        self.passphrase.set_state(str(state["way"]), str(state["words"]), str(state["own"]), str(state["again"]))
        self.proof.line().setText(str(state["proof"]))
        new, step = state["new"], state["step"]
        if isinstance(new, NewVault):
            self._new = new
            self.code.show_code(new.recovery_code)
        self._show(step if isinstance(step, int) else PLACE)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field of the step."""
        super().showEvent(event)
        self._focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, or goes on; Esc goes one step back and discards nothing."""
        if not walked_by_key(self, event, self.go_on, self.back):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(px(640))
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, px(16))
        column.setSpacing(px(16))
        column.addWidget(self.path)
        column.addWidget(self._card())
        column.addStretch(1)
        fill(self, self.language, holder, self.foot)

    def _card(self) -> Card:
        card = Card()
        for part in (self.title, self.banner, self.place, self.passphrase, self.busy, self.code, self.proof):
            card.add(part)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, px(12), 0, 0)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        card.add(buttons)
        return card

    def _connect(self) -> None:
        self.go_on.clicked.connect(self._on_go_on_clicked)
        self.back.clicked.connect(self._on_back_clicked)
        self.proof.show_again_asked.connect(self._on_show_again_asked)
        self.passphrase.way.edited.connect(self._focus)
        self.place.profile_asked.connect(self._on_profile_asked)
        self.foot.danger_asked.connect(self.danger_asked)
        self.language.chosen.connect(self.language_chosen)

    def _show(self, step: int) -> None:
        self.step = step
        self.path.show_stage(_STAGES[step])
        titles = {
            PLACE: (_("Where shall the vault be?"), _("Continue")),
            PASSPHRASE: (_("What opens it?"), _("Make the vault")),
            MAKING: (_("What opens it?"), _("Make the vault")),
            CODE: (_("For the day the passphrase is lost"), _("I have written it down")),
            PROOF: (_("Type the code back"), _("Open the vault")),
        }
        title, words = titles[step]
        self.title.say(title)
        self.go_on.relabel(words)
        for shown, part in ((PLACE, self.place), (CODE, self.code), (PROOF, self.proof), (MAKING, self.busy)):
            part.setVisible(step == shown)
        self.passphrase.setVisible(step in (PASSPHRASE, MAKING))
        self.back.setVisible(step != CODE)
        for waiting in (self.passphrase, self.back, self.go_on, self.language):
            waiting.setEnabled(step != MAKING)
        if self.isVisible():
            self._focus()

    def _focus(self) -> None:
        firsts: dict[int, QWidget] = {
            PLACE: self.place.first(),
            PASSPHRASE: self.passphrase.first(),
            CODE: self.code.plate,
            PROOF: self.proof.line(),
        }
        firsts.get(self.step, self.foot.danger_key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_go_on_clicked(self) -> None:
        self.banner.clear()
        if self.step == PLACE and not self.place.complain():
            self._show(PASSPHRASE)
        elif self.step == PASSPHRASE and not self.passphrase.complain():
            self._make()
        elif self.step == CODE:
            self._show(PROOF)
        elif self.step == PROOF and self._new and self.proof.matches(self._new.recovery_code):
            self._finish(self._new)

    def _on_back_clicked(self) -> None:
        self.banner.clear()
        if self.step == PLACE:
            self.back_asked.emit()
        elif self.step == PASSPHRASE:
            self._show(PLACE)
        elif self.step == PROOF:
            self._show(CODE)

    def _on_profile_asked(self) -> None:
        self.banner.clear()
        if not (path := self._choose_profile(self)):
            return
        try:
            self._use(profile.read(Path(path)))
        except AppError as refusal:
            self.banner.show_error(refusal)

    def _use(self, community: Community) -> None:
        self._community = community
        self.place.show_community(community.name.say(language()))

    def _on_show_again_asked(self) -> None:
        self._show(CODE)

    def _make(self) -> None:
        folder, words, community = self.place.folder(), self.passphrase.passphrase(), self._community
        clock, effort = self._clock, self._effort
        self._show(MAKING)
        self._tasks.run(
            lambda: create_vault(folder, words, community, clock=clock, effort=effort),
            self._on_vault_made,
            self._on_vault_refused,
        )

    def _on_vault_made(self, new: NewVault) -> None:
        self._new = new
        self.code.show_code(new.recovery_code)
        self._show(CODE)

    def _on_vault_refused(self, error: AppError) -> None:
        self._show(PLACE)
        self.banner.show_error(error)

    def _finish(self, new: NewVault) -> None:
        folder = self.place.folder()
        session = new.session
        self._tasks.run(lambda: code_was_typed_back(session), lambda _done: None, self.banner.show_error)
        self._new = None
        self.code.show_code("")
        self.passphrase.set_state("made", "", "", "")
        self.proof.line().clear()
        self.created.emit(session, folder)
