"""Spread notebooks and claims over the workers of a Dask scheduler; every answer is the one this machine would give.

The workers need this package in the same version. For notebooks they also need the checkout at the same path, as on a
shared disk; an outcome that was not made from the files that are here is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from assay.errors import UsageError

if TYPE_CHECKING:
    from assay.notebooks.inputs import Inputs

Item = TypeVar("Item")
Made = TypeVar("Made")

BATCHES = 4
"""For each worker: few enough to be worth the way, enough for the quick ones to take over from the slow."""


class Cluster:
    """The workers of one scheduler."""

    def __init__(self, client: Any) -> None:
        self._client = client

    def notebooks(self, root: Path, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any], float]]:
        """Execute notebooks on the workers, as `assay.notebooks.run.here` does on this machine."""
        from distributed import as_completed  # noqa: PLC0415 - only where there is a scheduler

        from assay.notebooks.run import timed  # noqa: PLC0415

        tasks = [self._client.submit(timed, root, name, pure=False) for name in chosen]
        for task in as_completed(tasks):  # type: ignore[no-untyped-call]
            name, outcome, seconds = task.result()
            if "notebook" in outcome:
                _refuse_another_checkout(root, name, outcome["inputs"])
            yield name, outcome, seconds

    def batches(self, work: Callable[[Sequence[Item]], list[Made]], items: Sequence[Item]) -> list[Made]:
        """What `work` makes of the items, in their order, each worker having a part of them."""
        workers = max(1, len(self._client.scheduler_info()["workers"]))
        size = -(-len(items) // (BATCHES * workers)) or 1
        shared = self._client.scatter(work, broadcast=True, hash=False)
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        tasks = [self._client.submit(_apply, shared, part, pure=False) for part in parts]
        return [made for part in self._client.gather(tasks) for made in part]


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at that address; UsageError where there is none."""
    try:
        from distributed import Client  # noqa: PLC0415 - heavy, and not needed on one machine
    except ModuleNotFoundError:
        raise UsageError("--scheduler needs the package distributed: pip install 'assay[cluster]'") from None
    try:
        client = Client(address, timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}: {str(error) or type(error).__name__}") from None
    with client, client.as_current():
        yield Cluster(client)


def _apply(work: Callable[[Sequence[Item]], list[Made]], part: Sequence[Item]) -> list[Made]:
    return work(part)


def _refuse_another_checkout(root: Path, name: str, made_from: Inputs) -> None:
    from assay.notebooks.inputs import changes  # noqa: PLC0415
    from assay.notebooks.tracing.queries import Records  # noqa: PLC0415
    from assay.records.load import load  # noqa: PLC0415

    seen: Inputs = {**made_from, "unseen": []}
    others = list(changes(root, name, seen, cache(lambda: Records(load(root)))))
    if others:
        raise UsageError(f"a worker has other files than this machine; notebook {name}: {'; '.join(others[:3])}")
