"""Other parameters: the right type, a name that exists, and one sentence where a value does not work."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from assay.cli import group
from assay.errors import UsageError
from assay.notebooks.parameters import Refused, one_of, some_of, within
from assay.notebooks.paths import find_checkout
from assay.notebooks.trial import parameters_from

SCRIPT = """\
# %% tags=["parameters"]
name: str = "a"  # one of the letters
count: int = 2  # how many
share: float = 0.5
names: list[str] = ["a", "b"]
plain = ["a"]

# %%
from assay.notebooks.parameters import one_of
one_of("name", name, ["a", "b"], "letters")
print(name * count)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/attributes.yml").write_text("{}\n")
    (tmp_path / "notebooks/letters.py").write_text(SCRIPT)
    return tmp_path


def test_values_have_the_types_that_the_notebook_gives_them(root: Path) -> None:
    given = ["name=5", "count=3", "share=1", "names=[x, y]", "plain=[z]"]
    values = parameters_from(root, "letters", given)
    assert values == {"name": "5", "count": 3, "share": 1.0, "names": ["x", "y"], "plain": ["z"]}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("nam=x", ("letters has no parameter 'nam' (did you mean 'name' or 'names'?); "
         "it has name, count, share, names, plain")),
        ("count=many", "count is of type int, which 'many' is not; write it as count=3"),
        ("count=true", "count is of type int, which 'true' is not; write it as count=3"),
        ("names=x", "names is of type list[str], which 'x' is not; write it as names=[a, b]"),
        ("share=[", "share is of type float, which '[' is not; write it as share=0.5"),
        ("count", "-p takes name=value, not 'count'"),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_with_what_would_do(root: Path, given: str, message: str) -> None:
    with pytest.raises(UsageError) as raised:
        parameters_from(root, "letters", [given])
    assert str(raised.value) == message


def test_a_run_with_other_parameters_leaves_the_book_alone(root: Path) -> None:
    done = CliRunner().invoke(
        group, ["--root", str(root), "run", "letters", "-p", "name=b", "-o", str(root / "b.ipynb")]
    )
    assert (done.exit_code, done.output) == (0, f"letters: ran, see {root / 'b.ipynb'}\n")
    outputs = [out for cell in json.loads((root / "b.ipynb").read_text())["cells"] for out in cell.get("outputs", [])]
    assert [out["text"] for out in outputs] == ["bb\n"]
    assert not (root / "book").exists()


def test_a_value_that_a_notebook_refuses_is_one_sentence_and_no_traceback(root: Path) -> None:
    done = CliRunner().invoke(group, ["--root", str(root), "run", "letters", "-p", "name=c"])
    assert done.exit_code == 1
    assert done.stderr == "notebooks/letters.py: name = 'c' is none of the letters (a, b)\n"


def test_refusals_say_which_values_work() -> None:
    many = [f"model-{number:02}" for number in range(20)]
    with pytest.raises(
        Refused, match=r"x = 'model-1' is none of the models \(model-00, .* and 8 more\) \(did you mean"
    ):
        one_of("x", "model-1", many, "models")
    with pytest.raises(Refused, match=r"x is a list, such as \[a\], not 'a' alone"):
        some_of("x", "a", ["a"], "letters")
    with pytest.raises(Refused, match="x takes 2 or more different values, each once; it has a, a"):
        some_of("x", ["a", "a"], ["a"], "letters", least=2)
    with pytest.raises(Refused, match="x is a number from 1 to 5,000, not 'abc'"):
        within("x", "abc", 1, 5000)
    with pytest.raises(Refused, match=r"x is a whole number from 1 to 5,000, not 150\.5"):
        within("x", 150.5, 1, 5000, whole=True)
    assert within("x", 3, 1, 5) == 3


def test_a_notebook_finds_the_records_wherever_its_kernel_was_started(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    monkeypatch.delenv("ASSAY_ROOT", raising=False)
    assert find_checkout() == Path(__file__).parents[2], "the checkout that the package runs from"
    monkeypatch.setenv("ASSAY_ROOT", str(root))
    assert find_checkout() == root
