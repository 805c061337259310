"""How large a file is, as people say it."""

from app.i18n import _


def size_words(size: int) -> str:
    """So many bytes, or KB, or MB."""
    if size < 1024:
        return _("{n} bytes").format(n=size)
    if size < 1024 * 1024:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
