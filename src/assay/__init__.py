"""Assay: checks what articles say about AI models, figure by figure."""

from typing import TYPE_CHECKING, Any

from assay._version import __version__ as __version__

if TYPE_CHECKING:
    from assay.notebooks.recording import record as record
    from assay.notebooks.telling import tell as tell


def __getattr__(name: str) -> Any:
    """`assay.record` and `assay.tell`, which pull in units, are looked up when a notebook asks for them."""
    if name == "record":
        from assay.notebooks.recording import record  # noqa: PLC0415 - `import assay` answers at once

        return record
    if name == "tell":
        from assay.notebooks.telling import tell  # noqa: PLC0415 - the same

        return tell
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
