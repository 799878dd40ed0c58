"""Running notebooks: what fails is said, what is unchanged is left alone, what is recorded comes back."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from assay import record
from assay.cli import group
from assay.errors import UsageError
from assay.model import Circumstances, Result
from assay.notebooks.inputs import before, inputs
from assay.notebooks.normalise import normalise
from assay.notebooks.paths import executed
from assay.notebooks.recording import MIME, as_bundle, from_data
from assay.notebooks.results import read_results, results_of
from assay.notebooks.run import NotebookFailed, Run, plan, run
from assay.notebooks.stored import write_executed
from assay.quantity import Interval, Quantity, unit

GOOD = """\
# %% [markdown]
# # Twice

# %% tags=["parameters"]
x = 21

# %%
import random, sys
import assay
print(object(), file=sys.stderr)
print(hash("text"), random.__name__)

# %% tags=["hide-input"]
because = "Twice the half."
assay.record("twice", 2 * x, subject="thing", attribute="layers", unit="layer", because=because, setting="dense")
"""
BAD = """\
# %% tags=["parameters"]
x = 0

# %%
y = 1
1 / x
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "units.yml").write_text("layer: {symbol: layers, words: [layer]}\n", encoding="utf-8")
    return tmp_path


def write(project: Path, name: str, text: str) -> None:
    (project / "notebooks" / f"{name}.py").write_text(text, encoding="utf-8")


def states(runs: list[Run]) -> dict[str, str]:
    return {done.name: done.state for done in runs}


def test_a_run_from_start_to_end(project: Path) -> None:
    """One story, since every run of a kernel costs seconds: run, read, leave alone, run again, same bytes, and fail."""
    write(project, "good", GOOD)
    assert states(run(project)) == {"good": "ran"}
    assert read_results(project) == (
        Result(
            name="twice",
            notebook="good",
            cell=4,
            subject="thing",
            attribute="layers",
            value=Quantity(
                printed="42 layers",
                interval=Interval.exact(42),
                loose=Interval.exact(42),
                unit=unit("layer"),
                hedge="exact",
                points=(42,),
            ),
            because="Twice the half.",
            when=Circumstances(setting="dense"),
        ),
    )
    first = executed(project, "good").read_bytes()
    assert b"0x0" in first
    assert str(project).encode() not in first

    assert states(run(project)) == {"good": "unchanged"}
    executed(project, "good").unlink()
    write(project, "bad", BAD)
    seen: list[Run] = []
    with pytest.raises(NotebookFailed) as caught:
        run(project, progress=seen.append)
    assert states(seen) == {"good": "ran", "bad": "failed"}, "the other one still runs"
    assert executed(project, "good").read_bytes() == first
    assert not executed(project, "bad").exists()
    failure = caught.value
    assert (failure.name, failure.cell, failure.line, failure.ename) == ("bad", 2, 6, "ZeroDivisionError")
    message = str(failure).splitlines()
    assert message[0] == "notebooks/bad.py:6: cell 2 failed with ZeroDivisionError: division by zero"
    assert "----> 2 1 / x" in message
    assert "\x1b" not in str(failure)


def test_a_notebook_that_fails_takes_its_old_outputs_with_it(project: Path) -> None:
    write(project, "odd", "# %%\n1\n")
    target = executed(project, "odd")
    target.parent.mkdir(parents=True)
    target.write_text("{}", encoding="utf-8")
    with pytest.raises(NotebookFailed) as caught:
        run(project)
    reason = '0 cells have the tag `parameters`; give it to exactly one: # %% tags=["parameters"]'
    assert str(caught.value) == f"notebooks/odd.py:1: cell 0 failed with ValueError: {reason}"
    assert not target.exists()


def fake(project: Path, name: str, cells: list[Any]) -> Path:
    """An executed notebook as `run` would leave it."""
    seen: dict[str, Any] = {"files": {}, "folders": {}, "looked_for": {}, "records": {}, "modules": [], "unseen": []}
    made_from = inputs(before(project, name), seen, [])
    write_executed(project, name, {"cells": cells, "metadata": {}}, made_from)
    return executed(project, name)


def test_outputs_that_somebody_touched_are_not_believed(project: Path) -> None:
    write(project, "good", GOOD)
    value = Quantity(
        printed="1 layer",
        interval=Interval.exact(1),
        loose=Interval.exact(1),
        unit=unit("layer"),
        hedge="exact",
        points=(1,),
    )
    result = Result(name="n", notebook="", cell=0, subject="s", attribute="layers", value=value, because="b")
    cells = [{"outputs": [{"data": as_bundle(result)}]}]
    target = fake(project, "good", cells)
    assert plan(project)[0].reasons == ()
    assert [found.name for found in read_results(project)] == ["n"]
    target.write_text(target.read_text(encoding="utf-8").replace('"low": 1', '"low": 2'), encoding="utf-8")
    assert plan(project)[0].reasons == ("its outputs were changed by somebody, or not written to the end",)
    assert read_results(project) == ()


def test_explain_says_what_would_run_and_why(project: Path) -> None:
    (project / "claims" / "attributes.yml").write_text("", encoding="utf-8")
    write(project, "good", GOOD)
    write(project, "new", GOOD)
    fake(project, "good", [])
    command = ["--root", str(project), "run", "--explain"]
    assert CliRunner().invoke(group, command).output == "good: unchanged\nnew: would run\n  it has no outputs yet\n"
    write(project, "good", GOOD.replace("x = 21", "x = 22"))
    said = CliRunner().invoke(group, [*command, "good"]).output
    assert said == "good: would run\n  parameter x is 22 instead of 21\n"


def test_results_of_a_notebook_without_script_are_not_read(project: Path) -> None:
    write(project, "gone", GOOD)
    target = fake(project, "gone", [])
    (project / "notebooks" / "gone.py").unlink()
    assert read_results(project) == ()
    run(project)
    assert not target.exists(), "a run of all notebooks removes what has no script any more"


def test_an_unknown_notebook_is_named_with_the_nearest(project: Path) -> None:
    write(project, "good", GOOD)
    with pytest.raises(UsageError) as caught:
        run(project, ["goood"])
    assert str(caught.value) == "no notebook 'goood' (did you mean 'good'?); notebooks are the scripts in notebooks/"


def test_what_differs_between_two_runs_is_taken_out() -> None:
    def notebook(mark: str, address: str, pieces: list[str]) -> dict[str, object]:
        streams = [{"output_type": "stream", "name": "stdout", "text": text} for text in pieces]
        shown = {"output_type": "display_data", "metadata": {}, "data": {"text/html": f'<div id="altair-viz-{mark}">'}}
        text = f"/x/ipykernel_{address}/1.py:3: at 0x7f{address}"
        warned = {"output_type": "stream", "name": "stderr", "text": text}
        metadata = {"execution": {"at": mark}, "tags": ["t"]}
        code = {"cell_type": "code", "id": mark[:8], "metadata": metadata, "source": "x", "execution_count": 1}
        return {"cells": [code | {"outputs": [*streams, shown, warned]}], "metadata": {"papermill": mark}}

    one = normalise(notebook("a" * 32, "123456", ["ab", "c"]), "/one")
    other = normalise(notebook("b" * 32, "654321", ["abc"]), "/one")
    assert one == other
    outputs = one["cells"][0]["outputs"]
    assert outputs[0]["text"] == "abc"
    assert outputs[1]["data"]["text/html"] == '<div id="altair-viz-001">'
    assert outputs[2]["text"] == "cell.py:3: at 0x0"


def test_two_streams_stand_in_one_order_whichever_came_first() -> None:
    def stream(name: str, text: str) -> dict[str, str]:
        return {"output_type": "stream", "name": name, "text": text}

    def outputs(*streams: dict[str, str]) -> list[dict[str, str]]:
        cell = {"cell_type": "code", "metadata": {}, "source": "", "execution_count": 1, "outputs": list(streams)}
        return list(normalise({"cells": [cell]}, "/one")["cells"][0]["outputs"])

    out, more, err = stream("stdout", "a"), stream("stdout", "b"), stream("stderr", "c")
    assert outputs(out, err, more) == outputs(err, out, more) == [stream("stdout", "ab"), err]


@pytest.mark.parametrize(
    ("interval", "printed"),
    [
        (Interval(10.0, inf), "at least 10 GPU-hours"),
        (Interval(-inf, 10.0), "at most 10 GPU-hours"),
        (Interval(1.0, 2.0), "1–2 GPU-hours"),
    ],
)
def test_a_result_comes_back_as_it_was_recorded(interval: Interval, printed: str) -> None:
    value = Quantity(
        printed=printed, interval=interval, loose=interval, unit=unit("gpu_hour"), hedge="exact", points=(1.0,)
    )
    when = Circumstances(accelerator="a100", metric="m", object="o")
    result = Result(
        name="n", notebook="", cell=0, subject="s", attribute="gpu_hours", value=value, because="because <b>", when=when
    )
    bundle = as_bundle(result)
    assert "because &lt;b&gt;" in bundle["text/html"]
    data = json.loads(json.dumps(bundle[MIME]))
    back = from_data(data, "book", 3)
    assert (back.value.interval, back.value.printed, back.when) == (interval, printed, when)
    assert (back.notebook, back.cell) == ("book", 3)
    assert [found.name for found in results_of({"cells": [{"outputs": [{"data": bundle}]}]}, "book")] == ["n"]


def test_record_prints_where_there_is_no_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    record("all of it", 46_702_792_704, subject="m", attribute="parameters", unit="parameter", because="Counted.")
    record("a floor", 10.0, subject="m", attribute="gpu_hours", unit="gpu_hour", because="At best.", high=inf)
    assert capsys.readouterr().out.splitlines() == [
        "Recorded as all of it: 46,702,792,704 parameters. Counted.",
        "Recorded as a floor: at least 10 GPU-hours. At best.",
    ]


def test_record_refuses_what_says_nothing() -> None:
    with pytest.raises(ValueError, match="a result needs") as caught:
        record("x", 1, subject="m", attribute="layers", because=" ")
    assert str(caught.value) == "a result needs a name, and `because`: the sentence that says how it was computed"
    bare = Quantity(
        printed="1", interval=Interval.exact(1), loose=Interval.exact(1), unit=None, hedge="exact", points=(1,)
    )
    with pytest.raises(ValueError, match="a Quantity has") as caught:
        record("x", bare, subject="m", attribute="layers", because="b", unit="layer")
    assert str(caught.value) == "a Quantity has its own unit and ends; leave out `unit`, `low` and `high`"
