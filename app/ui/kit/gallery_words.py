"""The gallery's own words, in both languages and outside the catalog, since nobody but its maker reads them."""

from app.i18n import _, language

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenschleife"
"""A word no column has room for."""

MARKUP = '<img src="file:/etc/hostname"><b>not bold</b> & plain'
"""What must show exactly as it is written."""


def say(english: str, japanese: str) -> str:
    """The words in the language spoken now; the pseudo-locale changes the English ones."""
    return japanese if language() == "ja" else _(english)
