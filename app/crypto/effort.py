"""How hard a passphrase is to try: Argon2id within bounds, fitted to about a second on the machine at hand."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

KEY_SIZE = 32
_SALT_SIZE = 16
_KIB = 1024


class OutOfBounds(ValueError):
    """More or less effort than may be asked for: a hostile file must neither eat the memory nor weaken the lock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How hard Argon2id works: memory in MiB, passes, lanes."""

    memory: int = 256
    passes: int = 3
    lanes: int = min(4, os.cpu_count() or 1)


LEAST = Effort(memory=64, passes=1, lanes=1)
MOST = Effort(memory=1024, passes=16, lanes=8)
FLOOR = Effort(memory=64, passes=3)
"""What a new slot has at least, on the smallest machine."""
SHORTEST, WANTED, LONGEST, TOO_LONG = 0.8, 1.0, 1.2, 2.5
"""Seconds: between the first and the third nothing is changed; above the last less memory is taken (H5)."""
_TRIES = 2


@dataclass(frozen=True, slots=True)
class Stretched:
    """A secret made a key: how hard that was, and how many seconds it took here."""

    effort: Effort
    seconds: float
    key: bytes = field(repr=False)


def stretch(secret: bytes, salt: bytes, effort: Effort) -> Stretched:
    """Argon2id; raises OutOfBounds before it begins, MemoryError where there is too little."""
    in_bounds = (
        LEAST.memory <= effort.memory <= MOST.memory
        and LEAST.passes <= effort.passes <= MOST.passes
        and LEAST.lanes <= effort.lanes <= MOST.lanes
        and len(salt) == _SALT_SIZE
    )
    if not in_bounds:
        raise OutOfBounds
    began = time.perf_counter()
    argon = Argon2id(
        salt=salt, length=KEY_SIZE, iterations=effort.passes, lanes=effort.lanes, memory_cost=effort.memory * _KIB
    )
    key = argon.derive(secret)
    return Stretched(effort, time.perf_counter() - began, key)


def stretch_fitting(
    secret: bytes, salt: bytes, before: Stretched | None = None, work: Callable[..., Stretched] = stretch
) -> Stretched:
    """Argon2id as hard as about a second allows; what was measured `before` on this machine saves the first try.

    Less memory is taken only when it was too slow twice: a busy moment must not weaken a vault for years.
    """
    effort = Effort()
    if before is not None and before.effort.memory >= effort.memory:
        effort = replace(fitted(before), memory=before.effort.memory)
    done = _with_the_memory_there_is(secret, salt, effort, work)
    for _try in range(_TRIES):
        if fitted(done).memory < done.effort.memory:
            done = min(done, work(secret, salt, done.effort), key=lambda one: one.seconds)
        if (better := fitted(done)) == done.effort:
            break
        done = _with_the_memory_there_is(secret, salt, better, work)
    return done


def fitted(done: Stretched) -> Effort:
    """The effort that would have taken about a second, from one that was measured; never below the floor."""
    tried = done.effort
    if done.seconds > TOO_LONG and tried.passes <= FLOOR.passes and tried.memory > FLOOR.memory:
        return replace(tried, memory=max(FLOOR.memory, tried.memory // 2), passes=FLOOR.passes)
    if SHORTEST <= done.seconds <= LONGEST and tried.passes >= FLOOR.passes:
        return tried
    passes = round(tried.passes * WANTED / done.seconds)
    return replace(tried, passes=min(MOST.passes, max(FLOOR.passes, passes)))


def _with_the_memory_there_is(secret: bytes, salt: bytes, effort: Effort, work: Callable[..., Stretched]) -> Stretched:
    while True:
        try:
            return work(secret, salt, effort)
        except MemoryError:
            if effort.memory <= FLOOR.memory:
                raise
            effort = replace(effort, memory=max(FLOOR.memory, effort.memory // 2), passes=FLOOR.passes)
