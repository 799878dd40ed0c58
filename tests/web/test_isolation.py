"""What reads strangers' bytes may take its time, its memory or its life: that is said, and nothing else happens."""

from __future__ import annotations

import ctypes
import itertools
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assay.sources import Sight
from assay.sources.packages.lookup import NotThere
from assay.web import BadAnswer, isolation
from assay.web.isolation import end_all, isolated, isolated_for


def double(number: int) -> int:
    return 2 * number


def for_ever() -> None:
    all(itertools.repeat(1))


def overflow() -> None:
    ctypes.string_at(0)


def grow() -> int:
    return len(b"x" * 10**11)


def refuse(kind: str) -> None:
    raise {"ours": NotThere("nothing at size"), "theirs": LookupError("unknown encoding: \x1b]0;utf8mb4")}[kind]


def printing() -> str:
    sys.stdout.write("no answer")
    os.write(1, b"no answer either")
    return "answer"


def enumerated() -> Sight:
    return Sight.MATCH


def unsayable() -> object:
    return threading.Lock()


class Trap:
    """What would call a program when it is taken for an answer."""

    def __init__(self, function: object, *arguments: object) -> None:
        self._call = (function, arguments)

    def __reduce__(self) -> tuple[object, ...]:
        return self._call


TRAPS: dict[str, Callable[[], object]] = {
    "a program": lambda: Trap(os.system, "touch owned"),
    "a function of ours": lambda: Trap(end_all),
    "another program": lambda: Trap(subprocess.Popen, ["touch", "owned"]),
    "a class of the language": lambda: Trap(bytearray, 10**12),
    "a class of others": threading.Event,
    "an attribute": lambda: Trap(getattr, NotThere, "__init__"),
}


def trap(name: str) -> object:
    return TRAPS[name]()


def immense() -> str:
    return "x" * (isolation.LARGEST + 1)


def number() -> int:
    return os.getpid()


def test_a_call_gives_what_the_function_gives() -> None:
    assert isolated(double, 21) == 42
    assert isolated(printing) == "answer"
    assert isolated(enumerated) is Sight.MATCH
    assert isolated(number) != os.getpid()


@pytest.fixture(autouse=True, scope="module")
def _no_process_is_left() -> Iterator[None]:
    yield
    isolation.end_all()


@pytest.mark.parametrize(
    ("function", "reason"),
    [
        (overflow, "reading the answer ended the program that reads it"),
        (grow, "reading the answer takes more than 2 GB of memory"),
        (immense, "reading the answer ended the program that reads it"),
        (unsayable, "the answer cannot be read (TypeError: cannot pickle '_thread.lock' object)"),
    ],
)
def test_what_ends_the_reader_is_an_answer_and_the_next_one_is_read(function: object, reason: str) -> None:
    with pytest.raises(BadAnswer) as caught:
        isolated(function)  # type: ignore[arg-type]
    assert caught.value.reason == reason
    assert isolated(double, 4) == 8


def test_code_that_never_yields_is_ended_while_others_are_read() -> None:
    caught: list[str] = []

    def ask() -> None:
        try:
            isolated_for(1, for_ever)
        except BadAnswer as error:
            caught.append(error.reason)

    busy = threading.Thread(target=ask)
    busy.start()
    begun = time.monotonic()
    if isolation.AT_ONCE > 1:
        assert isolated(double, 1) == 2
        assert busy.is_alive()
    busy.join(60)
    assert time.monotonic() - begun < 60
    assert caught == ["reading the answer takes longer than 1 seconds"]


def test_an_exception_of_this_package_comes_through_and_any_other_is_an_answer() -> None:
    with pytest.raises(NotThere, match="nothing at size"):
        isolated(refuse, "ours")
    with pytest.raises(BadAnswer) as caught:
        isolated(refuse, "theirs")
    assert caught.value.reason == "the answer cannot be read (LookupError: unknown encoding: ]0;utf8mb4)"


@pytest.mark.parametrize("name", TRAPS)
def test_an_answer_is_a_value_and_calls_nothing(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(BadAnswer, match=r"made something else of it \(UnpicklingError\)|cannot be read"):
        isolated(trap, name)
    assert not list(tmp_path.iterdir())
    assert isolated(double, 2) == 4
