"""Looking a figure up in a file: it is found, or it is not there; nothing is run and nothing is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from assay.records.pointer import Literals, read_pointer
from assay.sources.packages.data_file import find_in_json, find_in_yaml
from assay.sources.packages.lookup import NotThere
from assay.sources.packages.python_file import find_in_python

PYTHON = """
import somewhere
SIZE = 4 * 1024
NAMED = SIZE
RATES: dict[str, float] = {"one": {torch.bfloat16: 989.4e12, "text": 1}}
BASE = {"size": 7}
class Parent:
    layers: int = 32
    heads = 8
class Child(Parent, Foreign):
    layers: int = 40
    SMALL = Weights(url="x", meta={**BASE, "size": 11689512, "acc": {"acc@1": 69.758}})
    LATE = Weights(meta={"size": 5, **BASE})
    def __init__(self, layers, hidden=5120, *, tie=False, **rest):
        self.proj = nn.Linear(hidden, 4 * hidden, bias=False)
        self.hidden = hidden
        negative = -3
models = [dict(name="otter", layers=2), dict(name="stoat", layers=3), {"name": "vole", "layers": 4}]
twins = [dict(name="otter", layers=2), dict(name="otter", layers=3)]
spread = [*models, dict(name="newt")]
if somewhere:
    OPEN = 1
else:
    OPEN = 2
ROUND = ROUND
NOTHING = 1 / 0
"""

FOUND: list[tuple[str, Literals]] = [
    ("SIZE", 4096),
    ("NAMED", 4096),
    ('RATES["one"][torch.bfloat16]', 989.4e12),
    ("Parent.layers", 32),
    ("Child.layers", 40),
    ("Child.heads", 8),
    ('Child.SMALL(meta)["size"]', 11689512),
    ('Child.SMALL(meta)["acc"]["acc@1"]', 69.758),
    ("Child.__init__(hidden)", 5120),
    ("Child.__init__(tie)", False),
    ("Child.__init__.self.proj(bias)", False),
    ("Child.__init__.negative", -3),
    ("models[1](layers)", 3),
    ('models[name="stoat"](layers)', 3),
    ('models[name="vole"]["layers"]', 4),
]
MISSING = [
    ("NONE", "nothing at .NONE"),
    ("Child.width", "nothing at .width"),
    ('Child.LATE(meta)["size"]', 'a ** behind ["size"] may replace it'),
    ("Child.__init__(layers)", "nothing at (layers)"),
    ("Child.__init__.self.hidden", "nothing at .hidden"),
    ('twins[name="otter"](layers)', "2 things at [name='otter'], so which one counts is open"),
    ("spread[0](layers)", "[0] cannot be taken from what stands there"),
    ("models[7](layers)", "only 3 items, none at [7]"),
    ("OPEN", "2 things at .OPEN, so which one counts is open"),
    ("ROUND", "the name ROUND leads to too many others"),
    ("NOTHING", "1 / 0 has no value (float division by zero)"),
    ("Child", "a class or a function stands there, not a value"),
    ("models", "no plain value stands there, but [dict(name='otter', layers=2)"),
    ("SIZE.bits", ".bits cannot be taken from a value"),
]


@pytest.mark.parametrize(("pointer", "value"), FOUND)
def test_what_stands_in_python_is_found(pointer: str, value: Literals) -> None:
    found = find_in_python(PYTHON, read_pointer(pointer))
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("pointer", "reason"), MISSING)
def test_what_is_not_there_or_is_open_is_not_guessed(pointer: str, reason: str) -> None:
    with pytest.raises(NotThere) as missing:
        find_in_python(PYTHON, read_pointer(pointer))
    assert str(missing.value).startswith(reason.removesuffix("(float division by zero)").strip())


def test_nothing_is_run(tmp_path: Path) -> None:
    mark = tmp_path / "ran"
    text = f"open({str(mark)!r}, 'w')\nclass Trap:\n    size = open({str(mark)!r}, 'w') or 3\n"
    with pytest.raises(NotThere):
        find_in_python(text, read_pointer("Trap.size"))
    assert not mark.exists()


@pytest.mark.parametrize("text", ["def f(:", "x = '", "\0", "(" * 5000, "-" * 200_000 + "1"])
def test_a_file_that_is_no_python_is_not_there(text: str) -> None:
    with pytest.raises(NotThere):
        find_in_python(text, read_pointer("x"))


@pytest.mark.parametrize("deep", ["+".join("x" * 2_000), "x" + ".y" * 2_000, "x" + "[1]" * 2_000])
def test_what_is_nested_deeper_than_python_prints_is_not_there(deep: str) -> None:
    with pytest.raises(NotThere):
        find_in_python(f"size = {deep}", read_pointer("size"))
    with pytest.raises(NotThere):
        find_in_python(f"class A({deep}):\n    a = 1", read_pointer("A.b"))


def test_json_and_yaml_keep_what_is_printed() -> None:
    assert find_in_json('{"a": {"b.c": [1, 2.50]}}', read_pointer('a["b.c"][1]')) == "2.50"
    yaml = "models:\n  - {name: lab/otter, size: 13000000000, open: no}\n  - {name: lab/stoat, size: 0o17}\n"
    assert find_in_yaml(yaml, read_pointer('models[name="lab/otter"].size')) == "13000000000"
    assert find_in_yaml(yaml, read_pointer('models[name="lab/otter"].open')) == "no"
    assert find_in_yaml(yaml, read_pointer("models[1].size")) == "0o17"


@pytest.mark.parametrize(
    ("text", "pointer"),
    [
        ("{", "a"),
        ('{"a": 1}', "b"),
        ('{"a": [1]}', "a"),
        ('{"a": 1}', "a.b"),
        ('{"a": 1}', "a(b)"),
        ("[" * 100_000, "a"),
        ('{"a": [{"b": 1}]}', 'a[c="1"].b'),
    ],
)
def test_json_without_the_place_is_not_there(text: str, pointer: str) -> None:
    with pytest.raises(NotThere):
        find_in_json(text, read_pointer(pointer))


@pytest.mark.parametrize("text", ["a: [", "a: !!python/object:os.system {}\nb: {", "&a [*a"])
def test_yaml_that_cannot_be_read_is_not_there(text: str) -> None:
    with pytest.raises(NotThere):
        find_in_yaml(text, read_pointer("a"))


@pytest.mark.parametrize("mark", ["{", "[", "- ", "? ", "a: {"])
def test_yaml_that_is_nested_without_end_is_refused_as_soon_as_it_is(mark: str) -> None:
    with pytest.raises(NotThere) as caught:
        find_in_yaml(mark * 50_000, read_pointer("a"))
    assert str(caught.value) == "the file is not readable as YAML (values are nested more than 100 deep)"
