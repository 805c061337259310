"""What the shipped lists know: names of the world, Japanese names with readings, English words; never a rule.

The lists rest in the archives and files they came in, unchanged (resources/names, resources/words), and are read when
they are first asked for: nothing here costs anything at the start of the app.
"""

import re
import zipfile
from collections.abc import Iterator
from functools import cache

from app.anonymity.normalize import folded, one_kanji
from app.paths import resource

_WORLD = "faker-40.54.0-py3-none-any.whl"
_JAPANESE = "japanese_personal_name_dataset-0.4.0-py3-none-any.whl"
_GIVEN = ("first_name_man_org.csv", "first_name_woman_org.csv")
_LATIN_LOCALES = """
az_AZ cs_CZ da_DK de_AT de_CH de_DE en en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_TH en_US es_AR es_CL es_CO es_ES
es_MX et_EE fi_FI fr_BE fr_CH fr_FR ga_IE ha_NG hr_HR hu_HU id_ID ig_NG is_IS it_IT lt_LT lv_LV nl_BE nl_NL no_NO
pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zu_ZA
"""
_QUOTED = re.compile(r'"([^\W\d_a-z][^"{}\n]{1,28})"')
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’-]*(?:['’-][^\W\d_]+)*")
_TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame ir jr sr phd md dds dvm herr frau dipl ing mag univ med mgr".split()
)


@cache
def world_names() -> frozenset[str]:
    """First and last names of fifty languages in Latin letters, folded, each word of a name for itself."""
    written: set[str] = set()
    with zipfile.ZipFile(resource("names", _WORLD)) as archive:
        for locale in _LATIN_LOCALES.split():
            source = archive.read(f"faker/providers/person/{locale}/__init__.py").decode("utf-8")
            written.update(_QUOTED.findall(source))
    whole = {name for name in written if name.isalpha()}
    parts = {word for name in written - whole for word in _NAME_WORD.findall(name) if word[0].isupper()}
    return frozenset(folded(word) for word in whole | parts if len(word) > 2) - _TITLES


@cache
def surnames() -> dict[str, tuple[str, ...]]:
    """Japanese surnames, folded, and how each is read in hiragana; the most frequent first."""
    return {kanji: (kana,) for kanji, _count, kana, _latin in _rows("last_name_org.csv") if kanji}


@cache
def given_names() -> dict[str, tuple[str, ...]]:
    """Japanese given names, folded, and every way each is read in hiragana."""
    readings: dict[str, dict[str, None]] = {}
    for file in _GIVEN:
        for kana, _latin, *written in _rows(file):
            for kanji in written:
                readings.setdefault(kanji, {})[kana] = None
    return {kanji: tuple(kana) for kanji, kana in readings.items()}


@cache
def given_name_kana() -> dict[str, tuple[str, ...]]:
    """Readings of Japanese given names in hiragana, and the kanji each is written with."""
    written: dict[str, tuple[str, ...]] = {}
    for file in _GIVEN:
        for kana, _latin, *kanji in _rows(file):
            written[kana] = (*written.get(kana, ()), *kanji)
    return written


@cache
def english_words() -> frozenset[str]:
    """English words that are written with a small letter, folded."""
    lines = resource("words", "american-english").read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in lines if line[:1].islower() and not line.endswith("'s"))


@cache
def english_proper_nouns() -> frozenset[str]:
    """Places, peoples, brands and names that English writes with a capital, folded."""
    lines = resource("words", "american-english").read_text(encoding="utf-8").splitlines()
    return frozenset(folded(line) for line in lines if line[:1].isupper() and not line.endswith("'s"))


def _rows(file: str) -> Iterator[list[str]]:
    with zipfile.ZipFile(resource("names", _JAPANESE)) as archive:
        text = archive.read(f"japanese_personal_name_dataset/dataset/{file}").decode("utf-8-sig")
    return (line.split(",") for line in one_kanji(text).splitlines() if line)
