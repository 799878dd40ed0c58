"""Whether there is a network at all, found out in less than a second."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Iterable

from assay.web import NoAnswer, Web
from assay.web.guard import Target
from assay.web.proxy import Proxy

WITHIN = 0.7
"""Seconds in which one of all hosts has to take the call; with what is around it less than a second."""
AT_MOST = 40
"""Hosts that are tried: if none of so many answers, asking the others is in vain."""


def is_reachable(places: Iterable[str], web: Web, within: float = WITHIN) -> bool:
    """Whether one of these hosts, or the proxy on the way to it, takes the call in time; all are tried at once."""
    answers: queue.SimpleQueue[bool] = queue.SimpleQueue()
    tried = list(dict.fromkeys(places))[:AT_MOST]

    def call(place: str) -> None:
        answers.put(_answers(place, web, within))

    for place in tried:  # left behind when they take too long: looking a name up knows no limit
        threading.Thread(target=call, args=(place,), daemon=True).start()
    end = time.monotonic() + within
    for _ in tried:
        try:
            if answers.get(timeout=max(end - time.monotonic(), 0)):
                return True
        except queue.Empty:
            return False
    return False


def _answers(place: str, web: Web, within: float) -> bool:
    try:
        target = web.guard.read(place)
        proxy = None if web.guard.exempts(target.host, target.port) else web.proxy_for(target)
        if proxy is not None:
            return _passes(proxy, target, within)
        for address in web.guard.addresses(target.host, target.port, within):
            with socket.create_connection((address, target.port), within):
                return True
    except (NoAnswer, OSError):
        return False
    return False


def _passes(proxy: Proxy, target: Target, within: float) -> bool:
    """Whether a proxy lets a connection through. One that wants to know who we are is there, and so is the network."""
    with socket.create_connection((proxy.host, proxy.port), within) as line:
        if proxy.scheme == "https":
            return True
        line.settimeout(within)
        host = f"[{target.host}]" if ":" in target.host else target.host
        line.sendall(f"CONNECT {host}:{target.port} HTTP/1.1\r\nHost: {host}:{target.port}\r\n\r\n".encode())
        said = line.recv(64)
    return said.split(b" ")[1:2] in ([b"200"], [b"407"])
