"""What a running notebook reads, seen from inside its process: files, folders, records and modules."""

from __future__ import annotations

KERNEL = "kernel.pid"
"""Where a kernel leaves its number: it is in a session of its own, and would outlive the process that started it."""
