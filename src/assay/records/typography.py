"""Signs that print sets in many ways and a keyboard in one, and signs that nobody sees."""

from __future__ import annotations

PLAIN = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
"""Quotation marks, primes and dashes, each with the sign that a keyboard has for it."""

UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
"""Soft hyphens, joiners, and spaces without a width."""
