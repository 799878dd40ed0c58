"""Assay: checks what articles say, figure by figure."""

from typing import TYPE_CHECKING, Any

from assay._version import __version__ as __version__

if TYPE_CHECKING:
    from assay.notebooks.recording import record as record
    from assay.notebooks.recording import record_tally as record_tally
    from assay.notebooks.telling import tell as tell
    from assay.project import scan as scan


def __getattr__(name: str) -> Any:
    """What notebooks and programs use is looked up when one asks for it: `import assay` answers at once."""
    if name in ("record", "record_tally"):
        from assay.notebooks import recording  # noqa: PLC0415

        return getattr(recording, name)
    if name == "tell":
        from assay.notebooks.telling import tell  # noqa: PLC0415

        return tell
    if name == "scan":
        from assay.project import scan  # noqa: PLC0415

        return scan
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
