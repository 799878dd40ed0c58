"""The proxy that the environment names, in the usual variables: HTTPS_PROXY, HTTP_PROXY, NO_PROXY."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from assay.web.answer import BadAnswer
from assay.web.guard import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Proxy:
    """Where to connect instead, and how to say who we are."""

    host: str
    port: int
    scheme: str = "http"
    auth: tuple[str, str] | None = None

    @property
    def url(self) -> str:
        """Its address without credentials."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def proxy_for(target: Target) -> Proxy | None:
    """The proxy for an address, or None where it is asked directly."""
    found = getproxies()
    text = found.get(target.scheme) or found.get("all")
    if not text or proxy_bypass(target.host):
        return None
    parts = urlsplit(text if "://" in text else f"http://{text}")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadAnswer("the environment names a proxy that is neither http nor https")
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    return Proxy(
        host=parts.hostname, port=parts.port or (443 if parts.scheme == "https" else 80), scheme=parts.scheme, auth=auth
    )
