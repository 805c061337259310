"""Sealed files and kits made by somebody who wants to do harm: each breaks one promise of formats.md, by name."""

import hashlib
import json
import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage

from app import canonical_json
from app.canonical_json import Binary
from app.crypto import desk_key, sealing, signing
from app.services.capture import OpenKit
from app.storage import envelope

Json = dict[str, Any]


@dataclass(frozen=True)
class Forger:
    """Somebody with a kit and a desk key, who seals whatever they like."""

    kit: OpenKit
    secret: bytes

    def manifest(self) -> Json:
        """A manifest that would be imported."""
        known, public = self.kit.kit, signing.public_half(self.secret)
        noted = "2026-05-16T12:00:00+09:00"
        return {
            "v": 1,
            "kind": "report",
            "id": os.urandom(16).hex(),
            "kit": known.id,
            "to": known.organizer.recipient,
            "route": "organizer",
            "captured": {"began": noted, "sealed": noted, "zone": "Asia/Tokyo"},
            "writer": "volunteer",
            "language": "en",
            "languages": {},
            "report": {"account": "somebody did something"},
            "attachments": [],
            "receipt": {"code": "00000-00000", "salt": _b64(bytes(32))},
            "desk": {
                "label": "Desk",
                "key": _b64(public),
                "proof": _b64(desk_key.proof_of_kit(bytes(known.enrol), public)),
                "number": 1,
                "previous": _b64(bytes(32)),
            },
        }

    def seal(self, plain: bytes) -> bytes:
        """These bytes as an age file for the organizer."""
        sealed = BytesIO()
        sealing.seal(BytesIO(plain), sealed, self.kit.kit.organizer.recipient)
        return sealed.getvalue()

    def plain(
        self, body: bytes, attachments: bytes = b"", *, size: int | None = None, padding: bytes | None = None
    ) -> bytes:
        """An envelope round this manifest, signed, with the length field and padding somebody wants."""
        signature = signing.sign(self.secret, b"mamori-report-v1", hashlib.sha512(body).digest())
        start = (
            envelope.MAGIC + (len(body) if size is None else size).to_bytes(4, "big") + body + signature + attachments
        )
        if padding is None:
            padding = bytes(envelope.padded_size(len(start)) - len(start))
        return start + padding

    def sealed(self, manifest: Json | bytes, attachments: bytes = b"", **more: Any) -> bytes:
        """A sealed file round this manifest."""
        body = manifest if isinstance(manifest, bytes) else canonical(manifest)
        return self.seal(self.plain(body, attachments, **more))


def canonical(value: Any) -> bytes:
    """JSON as formats.md spells it, of values that may break every other rule."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")


def _b64(data: bytes) -> str:
    return json.loads(canonical_json.encode(Binary(data)))


def files(forger: Forger, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """Every hostile sealed file, named after what is wrong with it."""
    yield from _broken_json(forger)
    yield from _broken_values(forger)
    yield from _broken_lengths(forger)
    yield from _broken_signatures(forger)
    yield from _broken_ciphertext(forger, random.Random(seed))


def _broken_json(forger: Forger) -> Iterator[tuple[str, bytes]]:
    good = canonical(forger.manifest())
    text = b'"account":"somebody did something"'
    bodies: dict[str, bytes] = {
        "empty": b"",
        "no json": b"hello",
        "null": b"null",
        "a list": b"[]",
        "a number": b"1",
        "trailing space": good + b" ",
        "trailing object": good + b"{}",
        "leading space": b" " + good,
        "byte order mark": b"\xef\xbb\xbf" + good,
        "white space": good.replace(b",", b", "),
        "unsorted keys": b'{"v":1,' + good[1:].replace(b',"v":1', b""),
        "a key twice": b'{"id":"' + b"0" * 32 + b'",' + good[1:],
        "an answer twice": good.replace(text, text + b"," + text),
        "escaped letter": good.replace(b"somebody", b"\\u0073omebody", 1),
        "lone surrogate": good.replace(b"somebody", b"\\ud800", 1),
        "broken utf-8": good.replace(b"somebody", b"\xff\xfe", 1),
        "a float": good.replace(b'"number":1', b'"number":1.0'),
        "an exponent": good.replace(b'"number":1', b'"number":1e9'),
        "not a number": good.replace(b'"number":1', b'"number":NaN'),
        "infinity": good.replace(b'"number":1', b'"number":Infinity'),
        "minus zero": good.replace(b'"number":1', b'"number":-0'),
        "a huge number": good.replace(b'"number":1', b'"number":' + b"9" * 200_000),
        "a number of 64 bits": good.replace(b'"number":1', b'"number":18446744073709551615'),
        "single quotes": good.replace(b'"', b"'"),
        "a comment": good[:-1] + b"/*x*/}",
        "cut in the middle": good[: len(good) // 2],
        "nested lists": b"[" * 200_000 + b"]" * 200_000,
        "nested objects": b'{"a":' * 150_000 + b"1" + b"}" * 150_000,
        "nested answers": good.replace(text, b'"account":' + b"[" * 100_000 + b"]" * 100_000),
        "a million answers": good.replace(text, b",".join(b'"a%d":""' % n for n in range(90_000))),
        "a million empty lists": b"[" + b"[]," * 300_000 + b"[]]",
        "an unknown field": good[:-1] + b',"w":1}',
        "a newer version": good.replace(b'"v":1', b'"v":2'),
        "version zero": good.replace(b'"v":1', b'"v":0'),
        "version as text": good.replace(b'"v":1', b'"v":"1"'),
        "version minus one": good.replace(b'"v":1', b'"v":-1'),
    }
    for name, body in bodies.items():
        yield f"json: {name}", forger.sealed(body)


def _broken_values(forger: Forger) -> Iterator[tuple[str, bytes]]:
    def changed(change: Callable[[Json], None]) -> bytes:
        manifest = forger.manifest()
        change(manifest)
        return forger.sealed(manifest)

    values: dict[str, list[Any]] = {
        "id": ["", "0" * 31, "0" * 33, "G" * 32, "A" * 32, 1, None, "../" * 8, "0" * 32 + "\n"],
        "kit": ["", "0" * 32, None, 5],
        "to": ["", "age1", "x" * 200, None, "age1" + "q" * 58],
        "route": ["panel", "both", "", None, 1],
        "kind": ["Report", "note", "", None],
        "writer": ["organizer", "", None],
        "language": ["x" * 17, None, 1],
        "languages": [[], "en", {"account": 1}],
        "report": [[], None, "text", {"account": 1}, {"account": None}, {"account": ["x"]}],
        "attachments": [{}, None, "x", [1], [[]]],
        "receipt": [{}, None, {"code": "x"}, {"code": "x" * 40, "salt": _b64(bytes(32))}, {"code": "x", "salt": "=="}],
        "captured": [{}, None, {"began": "now", "sealed": "now", "zone": "x"}],
        "desk": [{}, None, []],
    }
    for key, wrong in values.items():
        for number, value in enumerate(wrong):
            yield f"value: {key} {number}", changed(lambda m, k=key, v=value: m.update({k: v}))
        yield f"value: no {key}", changed(lambda m, k=key: m.pop(k))
    moments = [
        "2026-05-16",
        "2026-05-16T12:00:00",
        "2026-13-16T12:00:00+09:00",
        "9999-99-99T99:99:99+99:99",
        "٢٠٢٦-05-16T12:00:00+09:00",
    ]
    for number, moment in enumerate(moments):
        for field in ("began", "sealed"):
            yield f"moment: {field} {number}", changed(lambda m, f=field, v=moment: m["captured"].update({f: v}))
    for key, wrong in {"number": [-1, 2**40, "1", None], "label": ["x" * 121, 1], "key": ["", "!", "AA=="]}.items():
        for number, value in enumerate(wrong):
            yield f"desk: {key} {number}", changed(lambda m, k=key, v=value: m["desk"].update({k: v}))


def _note(data: bytes, **more: Any) -> Json:
    note = {
        "name": "a.png",
        "type": "image/png",
        "size": len(data),
        "sha256": _b64(hashlib.sha256(data).digest()),
        "noted": "2026-05-16T12:00:00+09:00",
    }
    return {**note, **more}


def _broken_lengths(forger: Forger) -> Iterator[tuple[str, bytes]]:
    data = b"picture" * 1000

    def with_notes(*notes: Json, attached: bytes = data, **more: Any) -> bytes:
        manifest = forger.manifest()
        manifest["attachments"] = list(notes)
        return forger.sealed(manifest, attached, **more)

    good = canonical(forger.manifest())
    for size in (0, 1, len(good) - 1, len(good) + 1, envelope.LARGEST_MANIFEST + 1, 2**31, 2**32 - 1):
        yield f"length: manifest {size}", forger.sealed(good, size=size)
    whole = forger.plain(good)
    for cut in (0, 1, 7, 8, 11, 12, 100, len(good), 16383):
        yield f"length: plaintext of {cut}", forger.seal(whole[:cut])
    for name, padding in (("none", b""), ("too much", bytes(40_000)), ("not zero", bytes(9000) + b"x" + bytes(3000))):
        yield f"padding: {name}", forger.sealed(good, padding=padding)
    for name, start in (("other magic", b"MAMORX\0\1"), ("newer magic", b"MAMORI\0\2"), ("zip", b"PK\3\4    ")):
        yield f"magic: {name}", forger.seal(start + whole[8:])
    yield "attachment: missing", with_notes(_note(data), attached=b"")
    yield "attachment: half", with_notes(_note(data), attached=data[:100])
    yield "attachment: not declared", with_notes()
    yield "attachment: other bytes", with_notes(_note(data), attached=data[::-1])
    yield "attachment: swapped", with_notes(_note(data), _note(b"other"), attached=b"other" + data)
    yield "attachment: 51", with_notes(*([_note(b"")] * 51), attached=b"")
    yield "attachment: negative", with_notes(_note(data, size=-1))
    yield "attachment: 257 MiB declared", with_notes(_note(data, size=257 * 2**20))
    yield "attachment: twice 200 MiB declared", with_notes(*([_note(data, size=200 * 2**20)] * 2))
    yield "attachment: 255 MiB declared, none there", with_notes(_note(data, size=255 * 2**20))
    yield "attachment: long name", with_notes(_note(data, name="x" * 300))
    yield "attachment: long type", with_notes(_note(data, type="x" * 300))
    yield "attachment: short hash", with_notes(_note(data, sha256="AAAA"))
    yield "attachment: no such moment", with_notes(_note(data, noted="2026-02-30T12:00:00+09:00"))
    yield "attachment: path", with_notes(_note(data, path="/etc/passwd"))


def _broken_signatures(forger: Forger) -> Iterator[tuple[str, bytes]]:
    good = canonical(forger.manifest())
    whole = bytearray(forger.plain(good))
    place = 12 + len(good)
    for bit in (0, 255, 511):
        changed = bytearray(whole)
        changed[place + bit // 8] ^= 1 << bit % 8
        yield f"signature: bit {bit}", forger.seal(bytes(changed))
    yield "signature: zeros", forger.seal(bytes(whole[:place]) + bytes(64) + bytes(whole[place + 64 :]))
    stranger = Forger(forger.kit, signing.new_signing_key())
    yield "signature: of a stranger", stranger.seal(stranger.plain(good))
    changed_body = good.replace(b"something", b"somethink")
    old = signing.sign(forger.secret, b"mamori-report-v1", hashlib.sha512(good).digest())
    start = envelope.MAGIC + len(good).to_bytes(4, "big") + changed_body + old
    yield "signature: of other words", forger.seal(start + bytes(16384 - len(start)))
    label = signing.sign(forger.secret, b"mamori-kit-v1", hashlib.sha512(good).digest())
    start = envelope.MAGIC + len(good).to_bytes(4, "big") + good + label
    yield "signature: under another label", forger.seal(start + bytes(16384 - len(start)))


def _broken_ciphertext(forger: Forger, chance: random.Random) -> Iterator[tuple[str, bytes]]:
    data = os.urandom(200_000)
    manifest = forger.manifest()
    manifest["attachments"] = [_note(data)]
    good = forger.sealed(manifest, data)
    header = good.index(b"\n---") + 4
    for number in range(12):
        changed = bytearray(good)
        changed[chance.randrange(22, header)] ^= 1 << chance.randrange(8)
        yield f"age: header bit {number}", bytes(changed)
    chunks = range(header + 45 + 16, len(good), 65536 + 16)
    for number, start in enumerate(chunks):
        for place in (start, min(start + 65535, len(good) - 1)):
            changed = bytearray(good)
            changed[place] ^= 1
            yield f"age: chunk {number} bit at {place - start}", bytes(changed)
        yield f"age: cut before chunk {number}", good[:start]
        yield f"age: cut in chunk {number}", good[: start + 1000]
    yield "age: last byte gone", good[:-1]
    yield "age: one byte more", good + b"\0"
    yield "age: twice", good + good
    yield (
        "age: chunks swapped",
        good[: chunks[0]] + good[chunks[1] : chunks[2]] + good[chunks[0] : chunks[1]] + good[chunks[2] :],
    )
    yield "age: only the header", good[:header]
    yield "age: a passphrase", pyrage.passphrase.encrypt(b"x" * 100, "passphrase")
    scrypt = b"age-encryption.org/v1\n-> scrypt AAAAAAAAAAAAAAAAAAAAAA 63\n" + b"A" * 43 + b"\n--- " + b"A" * 43 + b"\n"
    yield "age: scrypt that would take years", scrypt + os.urandom(1000)
    yield "age: a million stanzas", good[:22] + b"-> x\n\n" * 100_000 + good[22:]
    yield "age: a long line", good[:22] + b"-> " + b"x" * 5_000_000 + b"\n\n" + good[22:]
    yield "age: armored", b"-----BEGIN AGE ENCRYPTED FILE-----\nAAAA\n-----END AGE ENCRYPTED FILE-----\n"
    for name, content in (
        ("empty", b""),
        ("one byte", b"a"),
        ("zeros", bytes(100_000)),
        ("random", os.urandom(100_000)),
        ("first line only", good[:22]),
        ("newer age", b"age-encryption.org/v2\n" + good[22:]),
        ("png", b"\x89PNG\r\n\x1a\n" + bytes(1000)),
        ("zip", b"PK\3\4" + bytes(1000)),
        ("text", "これは報告ではありません。\n".encode() * 1000),
    ):
        yield f"no age file: {name}", content


def kits(path: Path) -> Iterator[tuple[str, bytes]]:
    """Every hostile kit, from a good one."""
    good = path.read_bytes()
    body, signature = good[:-65], good[-64:]
    for place in range(0, len(good), max(1, len(good) // 40)):
        yield f"kit: bit at {place}", good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :]
    for cut in (0, 1, 64, 65, 66, len(good) // 2, len(good) - 1):
        yield f"kit: cut at {cut}", good[:cut]
    key = signing.new_signing_key()
    for name, other in {
        "nested": b"[" * 200_000 + b"]" * 200_000,
        "a newer version": body.replace(b'"v":1', b'"v":2'),
        "two megabytes": b'{"a":"' + b"x" * 2_000_000 + b'"}',
        "a key twice": b'{"v":1,' + body[1:],
        "no json": b"kit",
        "not utf-8": b"\xff" * 1000,
    }.items():
        yield f"kit: {name}", other + b"\n" + signing.sign(key, b"mamori-kit-v1", other)
    recipient = json.loads(body)["organizer"]["recipient"].encode()
    for name, swapped in (("no recipient", b"age1" + b"q" * 58), ("a secret key", b"AGE-SECRET-KEY-1" + b"Q" * 46)):
        yield f"kit: {name}", body.replace(recipient, swapped) + b"\n" + signature
    yield "kit: more after the signature", good + b"x" * 100
