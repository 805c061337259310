"""What is offered in the place of a day, an hour or a name nobody registered."""

import pytest

from app.anonymity.leak_check import check
from app.anonymity.replacements import offer


@pytest.mark.parametrize(
    ("text", "language", "becomes"),
    [
        ("It was on 12 November 2025.", "en", "It was in autumn 2025."),
        ("It was on March 3, 2026.", "en", "It was in spring 2026."),
        ("On 2026-07-04 it began.", "en", "In summer 2026 it began."),
        ("They wrote at 21:40.", "en", "They wrote at night."),
        ("They wrote at 9:15 am.", "en", "They wrote in the morning."),
        ("They wrote at 6 pm.", "en", "They wrote in the evening."),
        ("Write to aiko@example.org or call.", "en", "Write to a contact address or call."),
        ("2025年11月12日に始まりました。", "ja", "2025年秋に始まりました。"),
        ("21時40分に連絡がありました。", "ja", "夜に連絡がありました。"),
    ],
)
def test_the_coarser_word(text: str, language: str, becomes: str) -> None:
    (finding,) = check(text, (), language=language)
    replacement = offer(finding, text, language)
    assert replacement is not None
    assert text[: replacement.start] + replacement.words + text[finding.end :] == becomes
    assert offer(finding, text, language) == replacement
