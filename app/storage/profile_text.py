"""A community profile as text: TOML in one spelling, so that the same community is always the same bytes."""

import json
from datetime import date

import msgspec

from app.domain.community import Community, Text

_HEAD = "# A community profile of Mamori. Codes are for ever: reword a text, never a code.\n\n"


def spell(community: Community) -> str:
    """The profile of a community: plain values first, then tables, then lists of tables, each in its own order."""
    plain, tables, lists = [], [], []
    for name in community.__struct_fields__:
        value = getattr(community, name)
        if isinstance(value, msgspec.Struct) and not isinstance(value, Text):
            tables.append(f"\n[{name}]\n{_fields(value)}")
        elif isinstance(value, tuple) and value and isinstance(value[0], msgspec.Struct):
            lists += [f"\n[[{name}]]\n{_fields(one)}" for one in value]
        else:
            plain.append(f"{name} = {_value(value)}\n")
    return _HEAD + "".join((*plain, *tables, *lists))


def _fields(struct: msgspec.Struct) -> str:
    given = ((name, getattr(struct, name)) for name in struct.__struct_fields__)
    return "".join(f"{name} = {_value(value)}\n" for name, value in given if value is not None)


def _value(value: object) -> str:
    if isinstance(value, Text):
        return f"{{ en = {_string(value.en)}, ja = {_string(value.ja)} }}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | date):
        return str(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(_value, value))}]"
    return _string(str(value))


def _string(text: str) -> str:
    # A JSON string is a TOML string but for U+007F, which TOML wants spelled out.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
