"""Kana as passports romanize it, and romaji as kana: for what a person reads; comparisons use `romaji` instead."""

import re

_TABLE = """
きゃkya きゅkyu きょkyo しゃsha しゅshu しぇshe しょsho ちゃcha ちゅchu ちぇche ちょcho にゃnya にゅnyu にょnyo
ひゃhya ひゅhyu ひょhyo みゃmya みゅmyu みょmyo りゃrya りゅryu りょryo ぎゃgya ぎゅgyu ぎょgyo
じゃja じゅju じぇje じょjo びゃbya びゅbyu びょbyo ぴゃpya ぴゅpyu ぴょpyo ふぁfa ふぃfi ふぇfe ふぉfo てぃti でぃdi
うぃwi うぇwe うぉwo ゔぁva ゔぃvi ゔぇve ゔぉvo つぁtsa つぇtse つぉtso とぅtu どぅdu でゅdyu
あa いi うu えe おo かka きki くku けke こko さsa しshi すsu せse そso たta ちchi つtsu てte とto なna にni ぬnu ねne
のno はha ひhi ふfu へhe ほho まma みmi むmu めme もmo やya ゆyu よyo らra りri るru れre ろro わwa ゐi ゑe をo んn
がga ぎgi ぐgu げge ごgo ざza じji ずzu ぜze ぞzo だda ぢji づzu でde どdo ばba びbi ぶbu べbe ぼbo
ぱpa ぴpi ぷpu ぺpe ぽpo ゔvu ぁa ぃi ぅu ぇe ぉo ゃya ゅyu ょyo
"""
_KANA = re.compile("[ぁ-ゖ]+")
_LATIN_OF = {match.group(): entry[match.end() :] for entry in _TABLE.split() if (match := _KANA.match(entry))}
_RARE = frozenset("ぢづゐゑを")
_KANA_OF = {latin: kana for kana, latin in reversed(_LATIN_OF.items()) if kana not in _RARE} | {
    "si": "し", "ti": "ち", "tu": "つ", "hu": "ふ", "zi": "じ", "sya": "しゃ", "syu": "しゅ", "syo": "しょ",
    "tya": "ちゃ", "tyu": "ちゅ", "tyo": "ちょ", "zya": "じゃ", "zyu": "じゅ", "zyo": "じょ", "wo": "を",
}  # fmt: skip
_LONG = (("ou", "o"), ("oo", "o"), ("uu", "u"))


def hepburn(kana: str) -> str:
    """Hiragana in Hepburn romaji as a passport writes it, in small letters: long vowels stay short, "saito"."""
    latin, doubled, at = "", False, 0
    while at < len(kana):
        size = 2 if kana[at : at + 2] in _LATIN_OF else 1
        sound = _LATIN_OF.get(kana[at : at + size], "")
        if doubled and sound:
            latin += "t" if sound.startswith("ch") else sound[0]
        doubled = kana[at] == "っ"
        latin += sound
        at += size
    for written, short in _LONG:
        latin = latin.replace(written, short)
    return re.sub("n(?=[bmp])", "m", latin)


def hiragana(latin: str) -> str:
    """Folded romaji as hiragana, long vowels as they are written; letters that are no romaji are left out."""
    kana, at = "", 0
    while at < len(latin):
        if (latin[at : at + 1] == latin[at + 1 : at + 2] and latin[at] not in "aiueon") or latin[at : at + 2] == "tc":
            kana, at = kana + "っ", at + 1
            continue
        if latin[at] == "m" and latin[at + 1 : at + 2] in {"b", "m", "p"}:
            kana, at = kana + "ん", at + 1
            continue
        size = next((size for size in (3, 2, 1) if latin[at : at + size] in _KANA_OF), 0)
        kana += _KANA_OF.get(latin[at : at + size], "")
        at += max(size, 1)
    return kana
