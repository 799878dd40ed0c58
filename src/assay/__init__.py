"""Assay: checks what articles say about AI models, figure by figure."""

from typing import TYPE_CHECKING, Any

from assay._version import __version__ as __version__

if TYPE_CHECKING:
    from assay.notebooks.recording import record as record


def __getattr__(name: str) -> Any:
    """`assay.record`, which pulls in units and IPython, is looked up when a notebook asks for it."""
    if name == "record":
        from assay.notebooks.recording import record  # noqa: PLC0415 - `import assay` answers at once

        return record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
