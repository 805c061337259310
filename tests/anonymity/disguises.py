"""Seeded ways to write the name of an invented person; shares no code with the matcher it is there to test.

Where only a part of what is written is the name, that part stands between ⟦ and ⟧.
"""

import random
import unicodedata
from collections.abc import Callable

_LATIN = """
Maren Oldfelt;Tobias Krenwick;Anneke Duivelaar;Rashid Benkhoury;Priyanka Velluri;Emre Yildzan;
Nguyen Thaolinh;Carlos Montevar;Sofia Lindqvarn;Dmitri Volskov;Beatrix Hollander;Joaquim Teixarro;
Marek Wrobelski;Fatima Zerhouan;Oluwaseun Adebamo;Kirsten Halvorsby;Gideon Ashcombe;Mirela Popantu;
Haruna Okonji;Leontine Varga
"""
LATIN_NAMES = tuple((words[0], words[1]) for one in _LATIN.replace("\n", "").split(";") if (words := one.split()))
"""First name, last name; invented."""

JAPANESE_NAMES = (
    ("鷺沼", "沙弥香", "さぎぬま", "さやか", "Saginuma", "Sayaka"),
    ("柚木崎", "蓮太郎", "ゆきさき", "れんたろう", "Yukisaki", "Rentaro"),
    ("香椎田", "美都子", "かしいだ", "みつこ", "Kashiida", "Mitsuko"),
    ("斎条", "圭一", "さいじょう", "けいいち", "Saijo", "Keiichi"),
    ("大鳥居", "千景", "おおとりい", "ちかげ", "Otorii", "Chikage"),
    ("渋江", "凜々子", "しぶえ", "りりこ", "Shibue", "Ririko"),
    ("高瀬川", "丈二", "たかせがわ", "じょうじ", "Takasegawa", "Joji"),
    ("浜離", "悠馬", "はまり", "ゆうま", "Hamari", "Yuma"),
    ("国友", "瑞穂", "くにとも", "みずほ", "Kunitomo", "Mizuho"),
    ("辺見谷", "修平", "へんみだに", "しゅうへい", "Hemmidani", "Shuhei"),
    ("桜庭野", "智香", "さくらばの", "ともか", "Sakurabano", "Tomoka"),
    ("黒磯", "鉄生", "くろいそ", "てつお", "Kuroiso", "Tetsuo"),
)
"""Family, given, their readings, their romaji; invented."""

LATIN_FRAMES = (
    "We heard that {x} spoke first.",
    "The report names {x}, among others.",
    "({x})",
    "It was {x}.",
    "Then {x} left the room.",
)
JAPANESE_FRAMES = (
    "報告によると、{x}が話しました。",
    "その場に{x}がいました。",
    "（{x}）",
    "話したのは{x}です。",
    "{x}から返事がありました。",
)

_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
_CYRILLIC = str.maketrans("aeopcyxAEOPCTKMHBX", "аеорсухАЕОРСТКМНВХ")
_HALF = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (*range(0xFF66, 0xFF9E), 0xFF9E, 0xFF9F)}
_OLD_KANJI = str.maketrans("沢斎高浜国辺桜黒鉄", "澤齋髙濱國邊櫻黑鐵")


def _between(word: str, glue: str) -> str:
    return glue.join(word)


def _hidden(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word)) if len(word) > 1 else 1
    return word[:at] + rng.choice("\u200b\u00ad\u2060\u200d\ufe0f") + word[at:]


def _leet(word: str) -> str:
    return word.translate(str.maketrans("aeiost", "431057"))


def _katakana(kana: str) -> str:
    return "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in kana)


def _typo(word: str, rng: random.Random) -> str:
    """One letter dropped, doubled or swapped with its neighbor, never the first."""
    at = rng.randrange(1, len(word) - 1)
    return rng.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )


def placed(frame: str, written: str) -> tuple[str, int, int]:
    """The frame with the written name in it, and where its leaking part begins and ends."""
    before, after = frame.split("{x}")
    low, high = written.find("⟦"), written.find("⟧")
    if low < 0:
        return before + written + after, len(before), len(before) + len(written)
    text = before + written.replace("⟦", "").replace("⟧", "") + after
    return text, len(before) + low, len(before) + high - 1


def _main(last: str) -> str:
    """The last name without its "van den"."""
    return last.rsplit(" ", maxsplit=1)[-1]


def plain_latin(word: str) -> str:
    """What is left of a name in an address or a file name: letters without accents, nothing else."""
    word = word.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("đ", "d").replace("Đ", "D")
    word = word.replace("ł", "l").replace("æ", "ae").replace("œ", "oe").replace("ı", "i").replace("ð", "d")
    bare = "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
    return "".join(char for char in bare if char.isascii() and char.isalpha())


def _half(kana: str) -> str:
    apart = unicodedata.normalize("NFD", _katakana(kana)).replace("\u3099", "ﾞ").replace("\u309a", "ﾟ")
    return "".join(_HALF.get(char, char) for char in apart)


Latin = Callable[[str, str, random.Random], str]
LATIN_DISGUISES: dict[str, Latin] = {
    "plain": lambda first, last, rng: f"{first} {last}",
    "last first": lambda first, last, rng: f"{last} {first}",
    "last, first": lambda first, last, rng: f"{last}, {first}",
    "first alone": lambda first, last, rng: first,
    "last alone": lambda first, last, rng: last,
    "lower": lambda first, last, rng: f"{first} {last}".lower(),
    "upper": lambda first, last, rng: f"{first} {last}".upper(),
    "full width": lambda first, last, rng: f"{first} {last}".translate(_WIDE),
    "hidden character": lambda first, last, rng: f"{_hidden(first, rng)} {_hidden(last, rng)}",
    "Cyrillic letters": lambda first, last, rng: f"{first} {last}".translate(_CYRILLIC),
    "decomposed accents": lambda first, last, rng: unicodedata.normalize(
        "NFD", f"{first} {last}".replace("a", "á").replace("o", "ö")
    ),
    "dotted initials": lambda first, last, rng: f"{first[0]}.{_main(last)[0]}.",
    "initial and last": lambda first, last, rng: f"{first[0]}. {last}",
    "camel case": lambda first, last, rng: first + last,
    "snake case": lambda first, last, rng: f"{first}_{last}".lower(),
    "hashtag": lambda first, last, rng: f"#⟦{plain_latin(first)}{plain_latin(last)}⟧".lower(),
    "link": lambda first, last, rng: (
        f"chat.example/⟦{plain_latin(first)}{plain_latin(last)}⟧{rng.randrange(10, 99)}".lower()
    ),
    "leet": lambda first, last, rng: _leet(last.lower()),
    "spelled out": lambda first, last, rng: _between(last, "-"),
    "spaced out": lambda first, last, rng: _between(first + last, " "),
    "broken line": lambda first, last, rng: f"{first} {last[:3]}-\n{last[3:]}",
    "line between": lambda first, last, rng: f"{first}\n{last}",
    "possessive": lambda first, last, rng: f"⟦{last}⟧'s",
    "curly possessive": lambda first, last, rng: f"⟦{first}⟧’s",
    "bold mathematics": lambda first, last, rng: "".join(
        chr(0x1D400 + ord(c) - 65) if c.isupper() else chr(0x1D41A + ord(c) - 97) for c in plain_latin(last)
    ),
    "account letters": lambda first, last, rng: f"{plain_latin(first)[0]}{plain_latin(last)}".lower(),
    "asterisks": lambda first, last, rng: f"*{first}* _{last}_",
    "backwards": lambda first, last, rng: f"{first}{last}"[::-1],
    "last name backwards": lambda first, last, rng: last[::-1].lower(),
    "file name": lambda first, last, rng: f"⟦{plain_latin(last)}_{plain_latin(first)}⟧_2025.pdf".lower(),
    "mail local part": lambda first, last, rng: f"⟦{plain_latin(first)}.{plain_latin(last)}⟧@post.example".lower(),
    "initials last first": lambda first, last, rng: f"{_main(last)[0]}.{first[0]}.",
    "first and initial": lambda first, last, rng: f"{first} {_main(last)[0]}.",
    "without accents": lambda first, last, rng: f"{plain_latin(first).capitalize()} {plain_latin(last).capitalize()}",
    "link in the middle": lambda first, last, rng: (
        f"www.⟦{plain_latin(last)}{plain_latin(first)}⟧.example/talk".lower()
    ),
    "leet first and last": lambda first, last, rng: _leet(f"{first}{last}".lower()),
    "slip of the pen": lambda first, last, rng: f"{first} {_typo(last, rng)}" if len(last) > 4 else f"{first} {last}",
    "camel account": lambda first, last, rng: f"@⟦{plain_latin(first)}{plain_latin(last)[0]}⟧",
    "dots between letters": lambda first, last, rng: _between((first + last).lower(), "."),
    "underscored letters": lambda first, last, rng: _between(first + last, "_"),
    "kebab case": lambda first, last, rng: f"{plain_latin(first)}-{plain_latin(last)}".lower(),
    "Greek and Cyrillic": lambda first, last, rng: f"{first} {last}".translate(str.maketrans("oaeiv", "οаеіν")),
}

Japanese = Callable[[tuple[str, ...], random.Random], str]
JAPANESE_DISGUISES: dict[str, Japanese] = {
    "kanji": lambda n, r: n[0] + n[1],
    "kanji with space": lambda n, r: f"{n[0]} {n[1]}",
    "kanji with wide space": lambda n, r: f"{n[0]}　{n[1]}",
    "given first": lambda n, r: f"{n[1]}・{n[0]}",
    "family and san": lambda n, r: f"⟦{n[0]}⟧さん",
    "given and chan": lambda n, r: f"⟦{n[1]}⟧ちゃん",
    "family alone": lambda n, r: n[0],
    "hiragana": lambda n, r: n[2] + n[3],
    "hiragana and san": lambda n, r: f"⟦{n[2]}⟧さん",
    "katakana": lambda n, r: _katakana(n[2] + n[3]),
    "katakana family": lambda n, r: _katakana(n[2]),
    "half width kana": lambda n, r: _half(n[2] + n[3]),
    "mixed scripts": lambda n, r: n[0] + _katakana(n[3]),
    "romaji": lambda n, r: f"{n[5]} {n[4]}",
    "romaji upper": lambda n, r: f"{n[4]} {n[5]}".upper(),
    "romaji glued": lambda n, r: (n[5] + n[4]).lower(),
    "romaji with long vowels": lambda n, r: f"{n[4].replace('o', 'ou')} {n[5]}",
    "romaji with macrons": lambda n, r: f"{n[4].replace('o', 'ō')} {n[5].replace('o', 'ō')}",
    "kunrei": lambda n, r: (
        n[4].replace("shi", "si").replace("Shi", "Si").replace("ji", "zi").replace("tsu", "tu").replace("chi", "ti")
    ),
    "romaji and san": lambda n, r: f"⟦{n[4]}⟧-san",
    "old kanji": lambda n, r: (n[0] + n[1]).translate(_OLD_KANJI),
    "dots between": lambda n, r: _between(n[0] + n[1], "・"),
    "line between": lambda n, r: f"{n[0]}\n{n[1]}",
    "hidden character": lambda n, r: _hidden(n[0], r) + n[1],
    "initials": lambda n, r: f"{n[4][0]}.{n[5][0]}.",
    "decomposed kana": lambda n, r: unicodedata.normalize("NFD", _katakana(n[2] + n[3])),
    "initials given first": lambda n, r: f"{n[5][0]}.{n[4][0]}.",
    "initials and san": lambda n, r: f"⟦{n[4][0]}{n[5][0]}⟧さん",
    "kanji backwards": lambda n, r: (n[0] + n[1])[::-1],
    "kana backwards": lambda n, r: (n[2] + n[3])[::-1],
    "mail local part": lambda n, r: f"⟦{n[5]}.{n[4]}⟧@post.example".lower(),
    "account letters": lambda n, r: f"@⟦{n[5][0] if len(n[4]) > 3 else n[5]}{n[4]}⟧".lower(),
    "file name": lambda n, r: f"⟦{n[0]}{n[1]}⟧_議事録.docx",
    "romaji file name": lambda n, r: f"⟦{n[4]}_{n[5]}⟧_v2.txt".lower(),
    "half width and san": lambda n, r: f"⟦{_half(n[2])}⟧さん",
    "kana and kanji": lambda n, r: _katakana(n[2]) + n[1],
    "spaced kana": lambda n, r: _between(n[2] + n[3], " "),
    "long vowels with h": lambda n, r: f"{n[5].replace('o', 'oh') if n[5].endswith('o') else n[5]} {n[4]}",
    "wide romaji": lambda n, r: f"{n[4]} {n[5]}".translate(_WIDE),
    "romaji broken over a line": lambda n, r: f"{n[5]} {n[4][:2]}-\n{n[4][2:]}" if len(n[4]) > 4 else f"{n[5]}\n{n[4]}",
    "romaji leet": lambda n, r: _leet((n[5] + n[4]).lower()),
    "hashtag": lambda n, r: f"#⟦{n[0]}{n[1]}⟧",
    "romaji link": lambda n, r: f"note.example/⟦{(n[4] + n[5]).lower()}⟧",
    "spaced kanji": lambda n, r: _between(n[0] + n[1], " "),
    "given and kun in kana": lambda n, r: f"⟦{_katakana(n[3])}⟧くん",
}
