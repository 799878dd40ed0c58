"""What units measure: a factor to base units and whole powers of dimensions, multiplied and divided exactly."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measure:
    """So many base units of a product of dimensions; `offset` is where its zero lies, in base units."""

    factor: float
    powers: tuple[tuple[str, int], ...] = ()
    offset: float = 0.0

    def times(self, other: Measure, power: int = 1) -> Measure:
        """The product with a power of another one; offsets do not survive, for a difference has none."""
        powers = dict(self.powers)
        for name, own in other.powers:
            powers[name] = powers.get(name, 0) + own * power
        kept = tuple(sorted((name, own) for name, own in powers.items() if own))
        return Measure(_scaled(self.factor, other.factor, power), kept)

    @property
    def dimension(self) -> str:
        """Its dimensions as `flop / time`; `dimensionless` if there is none."""
        above = [_power(name, power) for name, power in self.powers if power > 0]
        below = [_power(name, -power) for name, power in self.powers if power < 0]
        if not self.powers:
            return "dimensionless"
        return " / ".join([" * ".join(above) or "1", *below])


ONE = Measure(1.0)


def _scaled(factor: float, other: float, power: int) -> float:
    return factor * other**power if power > 0 else factor / other**-power


def _power(name: str, power: int) -> str:
    return name if power == 1 else f"{name}**{power}"


def evaluate(definition: str, named: Callable[[str], Measure]) -> Measure:
    """The measure that a definition of the table gives: `[mass]`, `1e3 * hertz`, `mole / metre ** 3`."""
    words = definition.replace("**", "^").split()
    found, i, sign = ONE, 0, 1
    while i < len(words):
        word = words[i]
        power = int(words[i + 2]) if words[i + 1 : i + 2] == ["^"] else 1
        found = found.times(_operand(word, named), sign * power)
        i += 3 if power != 1 else 1
        sign = -1 if words[i : i + 1] == ["/"] else 1
        i += 1
    return found


def _operand(word: str, named: Callable[[str], Measure]) -> Measure:
    if word.startswith("["):
        return Measure(1.0, ((word.strip("[]"), 1),))
    return Measure(float(word)) if word[0].isdigit() else named(word)
