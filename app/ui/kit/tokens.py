"""Colors, type and tones as plain values (desktop.md 2.2, volunteer.md 1.2 and 1.3)."""

from dataclasses import dataclass

_PAIRS = """
app #F4F6F8 #11161B
surface #FFFFFF #191F26
sunken #ECEFF3 #0D1115
hover #F0F3F6 #222A33
selected #E3F1EF #15332F
rail #102A2C #0B1516
rail_selected #2B4244 #263434
rail_text #F2F8F7 #F2F8F7
rail_muted #B9D0CE #B9D0CE
rail_sign #8FE3DA #8FE3DA
rail_danger #FFA59C #FFA59C
mark_tile #1E4A4A #173A3A
border #DCE1E8 #2C3641
border_strong #818C9B #6F7D8D
accent #0B6E69 #45C4B8
accent_hover #095C58 #62D3C8
accent_press #074B47 #36ACA1
on_accent #FFFFFF #04211E
accent_text #0A5F5B #6FD9CE
focus #1F6FEB #78AEFF
text #17202B #E7ECF2
muted #465365 #B0BBC8
faint #5C6878 #94A1B0
info #1D4F91 #9CC4FF
info_bg #E8F0FB #16293F
info_line #BBD2F2 #2B4A70
ok #1B6437 #86D8A2
ok_bg #E6F4EA #14301F
ok_line #B5DCC2 #285738
warn #7A4B00 #F3C66B
warn_bg #FDF1D9 #35270B
warn_line #EFD08F #654B17
danger #A1261E #FFA59C
danger_bg #FDEAE8 #3D1A17
danger_line #F3BDB8 #6E302B
neutral #465365 #B0BBC8
neutral_bg #ECEFF3 #0D1115
neutral_line #DCE1E8 #2C3641
accent_bg #E3F1EF #15332F
accent_line #0B6E69 #45C4B8
reporter #1D4F91 #A9CCFF
reporter_bg #DFEAFA #1B324E
reported #8A3A0E #FFB78F
reported_bg #FBE6D9 #43260F
witness #5B3A97 #CDB7FF
witness_bg #ECE5F9 #33264F
affected #8A2A5E #FFB3D4
affected_bg #FAE3EE #451F34
organizer #0A5F5B #7FDDD3
organizer_bg #D9EEEB #123A36
other #465365 #B0BBC8
other_bg #ECEFF3 #0D1115
"""

_ROWS = [line.split() for line in _PAIRS.strip().splitlines()]
LIGHT = {name: light for name, light, _dark in _ROWS}
DARK = {name: dark for name, _light, dark in _ROWS}

TONES = ("info", "ok", "warn", "danger", "neutral", "accent")
"""The tones of chips, banners and bullets; `accent` is the app's own teal."""

ROLE_ICONS = {
    "reporter": "megaphone",
    "reported": "user-round-x",
    "witness": "eye",
    "affected": "hand-heart",
    "organizer": "shield-check",
    "other": "user-round",
}
"""The sign of each role; a role never shows by its color alone."""

SYSTEM, LIGHT_SCHEME, DARK_SCHEME = "system", "light", "dark"
FACTORS = (100, 125, 150, 200)
"""The sizes of text somebody may choose, in percent."""


@dataclass(frozen=True, slots=True)
class Type:
    """One step of the type scale, in pixels at 100 %."""

    size: int
    weight: int
    line: int
    japanese_line: int


TYPES = {
    "caption": Type(12, 400, 16, 18),
    "caption_strong": Type(12, 600, 16, 18),
    "secondary": Type(13, 400, 18, 20),
    "label": Type(13, 500, 18, 20),
    "secondary_strong": Type(13, 600, 18, 20),
    "body": Type(14, 400, 20, 22),
    "body_medium": Type(14, 500, 20, 22),
    "body_strong": Type(14, 600, 20, 22),
    "reading": Type(14, 400, 24, 24),
    "section": Type(15, 600, 20, 22),
    "desk_button": Type(15, 500, 20, 22),
    "prompt": Type(15, 400, 22, 24),
    "desk_input": Type(16, 400, 22, 24),
    "account": Type(17, 400, 28, 28),
    "big_answer": Type(18, 600, 24, 27),
    "reporter_page": Type(19, 400, 34, 34),
    "title": Type(20, 600, 28, 30),
    "page": Type(24, 600, 32, 36),
    "question": Type(34, 600, 44, 51),
    "number": Type(36, 600, 48, 54),
}
"""Every role a piece of text can have; 600 shows as bold in Japanese, 500 as regular."""
