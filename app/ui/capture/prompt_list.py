"""The prompts as a list: answered, current, open, or left open on purpose; an empty answer is no fault."""

from collections.abc import Sequence

from PySide6.QtCore import Qt

from app.ui.kit.stepper import Step, StepButton, Stepper, StepState


class PromptList(Stepper):
    """A stepper whose rows stay where they are while somebody types; Tab enters it at its first row."""

    def update_steps(self, steps: Sequence[Step]) -> None:
        """Say how far each prompt is."""
        if len(steps) != len(self.rows):
            self.show_steps(steps)
        for place, (row, step) in enumerate(zip(self.rows, steps, strict=True)):
            row.setProperty("before_done", place > 0 and steps[place - 1].state is StepState.DONE)
            if row.step != step:
                row.step = step
                row.setAccessibleName(StepButton(step, place + 1, len(steps)).accessibleName())
            row.updateGeometry()
            row.update()
        current = next((i for i, step in enumerate(steps) if step.state is StepState.CURRENT), -1)
        self.show_row(current)

    def show_row(self, index: int) -> None:
        """Mark the row of the prompt that is being answered, if any is."""
        super().show_row(index)
        for place, row in enumerate(self.rows):
            row.setProperty("roving", place > 0)
            row.setFocusPolicy(Qt.FocusPolicy.ClickFocus if place else Qt.FocusPolicy.StrongFocus)
