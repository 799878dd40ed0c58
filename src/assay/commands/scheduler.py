"""The option `--scheduler`, for commands that can spread their work."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assay.build.cluster import Cluster

Spreading = Callable[[], AbstractContextManager["Cluster | None"]]
"""Opens the cluster that was asked for; gives None where all work is done on this machine."""


def _spreading(_: click.Context, __: click.Parameter, address: str | None) -> Spreading:
    if address is None:
        return nullcontext

    from assay.build.cluster import cluster

    return lambda: cluster(address)


scheduler_option = click.option(
    "--scheduler",
    metavar="ADDRESS",
    callback=_spreading,
    help="Spread the work over the workers of a Dask scheduler, such as tcp://host:8786.",
)
