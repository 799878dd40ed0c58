"""Pointers: what they are made of, and what is refused."""

from __future__ import annotations

import pytest

from assay.records.pointer import read_pointer

POINTERS = {
    "SIZE": ".SIZE",
    "Config.size": ".Config .size",
    "Config.__init__(size)": ".Config .__init__ (size)",
    "build(0)": ".build (0)",
    "table[2]": ".table [2]",
    'table["acc@1"]': '.table ["acc@1"]',
    "flops[torch.bfloat16]": ".flops [torch.bfloat16]",
    'models[name="otter-{}"](size)': ".models [name='otter-{}'] (size)",
    "[0].size": "[0] .size",
}


@pytest.mark.parametrize(("text", "steps"), POINTERS.items())
def test_a_pointer_is_read_step_by_step(text: str, steps: str) -> None:
    pointer = read_pointer(text)
    assert " ".join(map(str, pointer.steps)) == steps
    assert (pointer.file, pointer.unit, pointer.expected) == ("", "", ())


@pytest.mark.parametrize(
    ("text", "file", "unit", "expected"),
    [
        ("otter/config.py: SIZE", "otter/config.py", "", ()),
        ("RATE in FLOP/s", "", "FLOP/s", ()),
        ("tie(words) is False", "", "", (False,)),
        ("kind is None", "", "", (None,)),
        ("rate is -1.5e3", "", "", (-1500.0,)),
        ('kind is "gated"', "", "", ("gated",)),
        ('models[name="one is two"].size', "", "", ()),
        ('models[name="one in two"].size', "", "", ()),
    ],
)
def test_file_unit_and_literal_are_told_apart(text: str, file: str, unit: str, expected: tuple[object, ...]) -> None:
    pointer = read_pointer(text)
    assert (pointer.file, pointer.unit, pointer.expected) == (file, unit, expected)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "'.' cannot be read as a step"),
        ("a + b", "' + b' cannot be read as a step"),
        ("__import__('os')", "cannot be read as a step"),
        ("f(x=1)", "cannot be read as a step"),
        ("table[-1]", "cannot be read as a step"),
        ("SIZE is SMALL", "'SMALL' is no literal"),
        ("SIZE in 10**9", "'10**9' is no unit"),
        ("../../etc/passwords.py: SIZE", "cannot be read as a step"),
        ("otter/../config.py: SIZE", "'otter/../config.py' leads out of the package"),
        ("a" * 301, "has 301 characters, more than 300"),
    ],
)
def test_anything_else_is_refused(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read_pointer(text)
    assert reason in str(refused.value)
