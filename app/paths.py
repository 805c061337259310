"""Where the files that ship with the app are, in a checkout and in a packaged app."""

import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resource(*parts: str) -> Path:
    """The path of one shipped file or folder below `resources/`."""
    return _ROOT.joinpath("resources", *parts)
