"""Spread notebooks and claims over the workers of a Dask scheduler; every answer is the one this machine would give.

Each worker proves with each answer that it runs the same code with the same libraries (`same_code`); an answer of any
other is refused, and with it all that was to be made of it. For notebooks workers also need the checkout at the same
path, as on a shared disk; an outcome that was not made from the files that are here is refused.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

from assay.build.same_code import code_here, differing
from assay.errors import UsageError

if TYPE_CHECKING:
    from assay.notebooks.inputs import Inputs

Item = TypeVar("Item")
Made = TypeVar("Made")

BATCHES = 4
"""For each worker: few enough to be worth the way, enough for the quick ones to take over from the slow."""
PATIENCE = 10.0
"""Seconds that a scheduler has to say something, and to have a worker."""


class Cluster:
    """The workers of one scheduler."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._address = address

    def notebooks(self, root: Path, chosen: Sequence[str]) -> Iterator[tuple[str, dict[str, Any], float]]:
        """Execute notebooks on the workers, as `assay.notebooks.run.here` does on this machine."""
        from distributed import as_completed  # noqa: PLC0415 - only where there is a scheduler

        with self._trouble_told():
            self._count_workers()
            tasks = [self._client.submit(_timed, code_here(), root, name, pure=False) for name in chosen]
            for task in as_completed(tasks):  # type: ignore[no-untyped-call]
                name, outcome, seconds = _proven(task.result())
                if "notebook" in outcome:
                    _refuse_another_checkout(root, name, outcome["inputs"])
                yield name, outcome, seconds

    def batches(self, work: Callable[[Sequence[Item]], list[Made]], items: Sequence[Item]) -> list[Made]:
        """What `work` makes of the items, in their order, each worker having a part of them."""
        from concurrent.futures import CancelledError  # noqa: PLC0415 - only where there is a scheduler

        with self._trouble_told():
            try:
                return self._batches(work, items)
            except CancelledError:  # a worker was lost before another one had the work: it is sent to those left
                return self._batches(work, items)

    def _batches(self, work: Callable[[Sequence[Item]], list[Made]], items: Sequence[Item]) -> list[Made]:
        size = -(-len(items) // (BATCHES * self._count_workers())) or 1
        shared = self._client.scatter(work, broadcast=True, hash=False)
        parts = [items[start : start + size] for start in range(0, len(items), size)]
        tasks = [self._client.submit(_apply, code_here(), shared, part, pure=False) for part in parts]
        return [made for answer in self._client.gather(tasks) for made in _proven(answer)]

    def _count_workers(self) -> int:
        """How many workers there are; UsageError where there is none, or one that computes with something else."""
        try:
            self._client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            reason = f"start some with `dask worker {self._address}`, or leave --scheduler out"
            raise UsageError(f"the Dask scheduler at {self._address} has no workers; {reason}") from None
        for there in self._client.run(code_here).values():
            _refuse_other_code(there)
        return max(1, len(self._client.scheduler_info()["workers"]))

    @contextmanager
    def _trouble_told(self) -> Iterator[None]:
        """UsageError for what goes wrong on the way; what goes wrong in the work itself stays what it is."""
        from concurrent.futures import CancelledError  # noqa: PLC0415 - only where there is a scheduler

        from distributed import KilledWorker  # noqa: PLC0415 - likewise

        try:
            yield
        except (OSError, TimeoutError, CancelledError, KilledWorker, ImportError, AttributeError, TypeError) as error:
            said = " ".join(str(error).split())[:160] or type(error).__name__
            reason = f"the work of the Dask scheduler at {self._address} came to nothing ({said})"
            raise UsageError(f"{reason}; nothing of it is kept: try again, or leave --scheduler out") from None


@contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler is at that address; UsageError where there is none."""
    try:
        from distributed import Client  # noqa: PLC0415 - heavy, and not needed on one machine
    except ModuleNotFoundError:
        raise UsageError("--scheduler needs the package distributed: pip install 'assay[cluster]'") from None
    _call(address)
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise _no_scheduler(address, str(error) or type(error).__name__) from None
    with client, client.as_current():
        yield Cluster(client, address)


def _call(address: str) -> None:
    """Wait for the first bytes of a scheduler: it speaks first, and Dask would wait for a silent one for ever."""
    try:
        parts = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _no_scheduler(address, str(error)) from None
    if parts.scheme != "tcp":
        return
    if not host or not port:
        raise _no_scheduler(address, "write it as tcp://host:8786")
    try:
        with socket.create_connection((host, port), PATIENCE) as line:
            line.settimeout(PATIENCE)
            if not line.recv(1):
                raise _no_scheduler(address, "it hangs up")
    except TimeoutError:
        raise _no_scheduler(address, "something is there, and says nothing") from None
    except OSError as error:
        raise _no_scheduler(address, error.strerror or str(error)) from None


def _no_scheduler(address: str, why: str) -> UsageError:
    return UsageError(f"no Dask scheduler answers at {address}: {why}")


Answer = tuple[Mapping[str, str], Any]
"""What a worker computes with, and what it made; nothing where that is something else than here."""


def _apply(
    wanted: Mapping[str, str], work: Callable[[Sequence[Item]], list[Made]], part: Sequence[Item]
) -> tuple[Mapping[str, str], list[Made]]:
    return code_here(), work(part) if code_here() == wanted else []


def _timed(wanted: Mapping[str, str], root: Path, name: str) -> Answer:
    from assay.notebooks.run import timed  # noqa: PLC0415

    return code_here(), timed(root, name) if code_here() == wanted else None


def _proven(answer: Answer) -> Any:
    there, made = answer
    _refuse_other_code(there)
    return made


def _refuse_other_code(there: Mapping[str, str]) -> None:
    others = differing(code_here(), there)
    if others:
        more = f" and {len(others) - 3} more" if others[3:] else ""
        raise UsageError(
            f"a worker computes with something else than this machine ({', '.join(others[:3])}{more}); "
            "install the same on both, and start the worker anew"
        )


def _refuse_another_checkout(root: Path, name: str, made_from: Inputs) -> None:
    from assay.notebooks.inputs import changes  # noqa: PLC0415
    from assay.notebooks.tracing.queries import Records  # noqa: PLC0415
    from assay.records.load import load  # noqa: PLC0415

    seen: Inputs = {**made_from, "unseen": []}
    others = list(changes(root, name, seen, cache(lambda: Records(load(root)))))
    if others:
        raise UsageError(f"a worker has other files than this machine; notebook {name}: {'; '.join(others[:3])}")
