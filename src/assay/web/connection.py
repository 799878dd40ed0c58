"""Connections to checked addresses, with one deadline for all that happens on them."""

from __future__ import annotations

import ssl
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from assay.web.answer import BadAnswer, Silent, Unreachable
from assay.web.guard import Guard


class Deadline:
    """The moment at which an exchange is given up, however busy it is: a server may send a byte a second for ever."""

    def __init__(self, seconds: float) -> None:
        self._at = time.monotonic() + seconds

    def left(self, most: float | None = None) -> float:
        """Seconds that a step may take; httpcore.ReadTimeout when none are left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the whole took too long")
        return left if most is None else min(left, most)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to the very address that the guard has checked, so that a second look-up cannot answer otherwise."""

    def __init__(self, guard: Guard | None, deadline: Deadline) -> None:
        """Without a guard the host is connected to as it is: that of a proxy, which the user has chosen."""
        self._guard = guard
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002 - httpcore names the arguments
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002 - httpcore names the arguments
    ) -> httpcore.NetworkStream:
        """Look the host up, check what comes of it, and connect to the first address that takes the call."""
        left = self._deadline.left
        addresses = self._guard.addresses(host, port, left(timeout)) if self._guard else [host]
        reason: Exception = Unreachable(f"{host} has no address")
        for address in addresses:
            try:
                return _Timed(self._plain.connect_tcp(address, port, left(timeout)), self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                reason = error
        raise reason


class _Timed(httpcore.NetworkStream):
    """A stream on which no step outlasts the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Make the stream secret; a host that fails in this is there, so it is not Unreachable."""
        try:
            stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        except httpcore.ConnectTimeout:
            raise Silent("the answer takes too long") from None
        except httpcore.ConnectError:
            raise BadAnswer("the server cannot prove who it is (TLS)") from None
        return _Timed(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
