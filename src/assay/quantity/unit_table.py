"""The vocabulary of units: canonical name, definition, symbol for print, and the words people use for it."""

from __future__ import annotations

from .unit_entry import Entry
from .unit_table_machines import MACHINES

COUNTED = (
    # What these two count is the same in every text, and they are read where no book is at hand: prices are told per
    # million tokens, and a bare `7B` behind a name is told in parameters. Layers, heads, experts and examples are not
    # here: of cattle, of a panel or of a wall they are others, so a book that means them declares them.
    Entry(
        "parameter",
        "[parameter]",
        "parameters",
        "parameter | param | weights | model parameter | trainable parameter | active parameter | "
        "total parameter | learnable parameter | trained parameter | parameter count",
    ),
    Entry(
        "token",
        "[token]",
        "tokens",
        "token | training token | code token | text token | tokens of text | tokens of code | "
        "tokens of data | context token | input token | output token | subword token | word token | "
        "image token | tokens of training data | tok | toks",
        is_binary=True,
    ),
    Entry("word", "[word]", "words", "word", is_binary=True),
    Entry("image", "[image]", "images", "image | training image"),
)

COMPUTE = (
    Entry(
        "flop",
        "[flop]",
        "FLOP",
        "floating-point operation | floating point operation | floating-point ops",
        "FLOP | FLOPs | flops | FLOPS | flop",
    ),
    Entry("megaflop", "1e6 * flop", "MFLOP", "megaflop", "MFLOP | MFLOPs"),
    Entry("gigaflop", "1e9 * flop", "GFLOP", "gigaflop", "GFLOP | GFLOPs | GFlops"),
    Entry("petaflop", "1e15 * flop", "PFLOP", "", "PFLOP | PFLOPs"),
    Entry("exaflop", "1e18 * flop", "EFLOP", "", "EFLOP | EFLOPs"),
    Entry("zettaflop", "1e21 * flop", "ZFLOP", "zettaflop", "ZFLOP | ZFLOPs"),
    Entry("yottaflop", "1e24 * flop", "YFLOP", "yottaflop", "YFLOP | YFLOPs"),
    Entry("flop_per_second", "flop / second", "FLOP/s", "flops per second | flop per second", "FLOP/s | FLOPs/s"),
    Entry(
        "gigaflop_per_second",
        "1e9 * flop / second",
        "GFLOP/s",
        "gigaflops per second | gigaflop per second",
        "GFLOP/s | GFLOPS | GFLOPs/s",
    ),
    Entry(
        "teraflop_per_second",
        "1e12 * flop / second",
        "TFLOP/s",
        "teraflop | teraflops per second | teraflop per second | teraflop/s",
        "TFLOP/s | TFLOPS | TFLOPs | TFLOPs/s | TFLOPS/s | TFlops | Tflop/s | TF/s",
    ),
    Entry(
        "petaflop_per_second",
        "1e15 * flop / second",
        "PFLOP/s",
        "petaflop | petaflops per second | petaflop per second | petaflop/s",
        "PFLOP/s | PFLOPS | PFLOPs/s | PF/s",
    ),
    Entry(
        "exaflop_per_second",
        "1e18 * flop / second",
        "EFLOP/s",
        "exaflop | exaflops per second | exaflop per second | exaflop/s",
        "EFLOP/s | EFLOPS | EFLOPs/s",
    ),
    Entry(
        "petaflop_day",
        "petaflop_per_second * day",
        "petaflop/s-days",
        "petaflop/s-day | petaflop/s day | petaflop-day | petaflop day | petaflops-day | PF-day | PF day | "
        "pflop/s-day | pflop/s day | pflops-day | pflop-day | pflop day | PF/s-day | petaflop-s day",
    ),
    Entry(
        "exaflop_day",
        "exaflop_per_second * day",
        "exaflop/s-days",
        "exaflop/s-day | exaflop/s day | exaflop-day | exaflop day | eflop/s-day | eflops-day | eflop-day | EF-day",
    ),
    Entry(
        "teraflop_day",
        "teraflop_per_second * day",
        "teraflop/s-days",
        "teraflop/s-day | teraflop/s day | teraflop-day | teraflop day | tflop/s-day | tflops-day | tflop-day",
    ),
    *MACHINES,
    Entry("bit", "[information]", "bits", "bit", "", "kMGTP", "bit", is_binary=True),
    Entry("kilobit", "1e3 * bit", "kbit", "kilobit", "kb | kbit"),
    Entry("megabit", "1e6 * bit", "Mbit", "megabit", "Mb | Mbit"),
    Entry("gigabit", "1e9 * bit", "Gbit", "gigabit", "Gb | Gbit"),
    Entry(
        "bit_per_second", "bit / second", "bit/s", "bit per second | bits per second", "bit/s | b/s", "kMGTP", "bit/s"
    ),
    Entry("kilobit_per_second", "1e3 * bit_per_second", "kbit/s", "kilobits per second", "kbps | Kbps | kb/s | kbit/s"),
    Entry("megabit_per_second", "1e6 * bit_per_second", "Mbit/s", "megabits per second", "Mbps | Mb/s | Mbit/s"),
    Entry("gigabit_per_second", "1e9 * bit_per_second", "Gbit/s", "gigabits per second", "Gbps | Gb/s | Gbit/s"),
    Entry("terabit_per_second", "1e12 * bit_per_second", "Tbit/s", "terabits per second", "Tbps | Tb/s | Tbit/s"),
    Entry("byte", "8 * bit", "bytes", "byte", "", "kMGTPEZ", "B", is_binary=True),
    Entry("kilobyte", "1e3 * byte", "kB", "kilobyte", "kB | KB"),
    Entry("kibibyte", "1024 * byte", "KiB", "kibibyte", "KiB"),
    Entry("mebibyte", "1024 * kibibyte", "MiB", "mebibyte", "MiB"),
    Entry("gibibyte", "1024 * mebibyte", "GiB", "gibibyte", "GiB"),
    Entry("tebibyte", "1024 * gibibyte", "TiB", "tebibyte", "TiB"),
)

SHARES = (
    Entry("percent", "0.01", "%", "percent | per cent | pct | percentage", "% | pc"),
    # The difference of two shares is no share: `3 percentage points` does not mean `3 percent`.
    Entry(
        "percentage_point",
        "[percentage_point]",
        "percentage points",
        "percentage point | percent point | per cent point | % point | %-point",
        "pp",
    ),
    Entry("basis_point", "0.01 * percentage_point", "basis points", "basis point", "bps"),
    Entry("weight_percent", "0.01", "wt%", "weight percent | percent by weight", "wt% | wt.% | wt. % | wt %"),
    Entry("volume_percent", "0.01", "vol%", "volume percent | percent by volume", "vol% | vol.% | vol. % | vol %"),
    Entry("mole_percent", "0.01", "mol%", "mole percent", "mol% | mol.% | mol %"),
    Entry("atomic_percent", "0.01", "at%", "atomic percent", "at% | at.% | at. %"),
    Entry("permille", "0.001", "‰", "per mille | per mil | permille", "‰"),
    Entry("part_per_million", "1e-6", "ppm", "part per million | parts per million", "ppm | ppmv"),
    Entry("part_per_billion", "1e-9", "ppb", "part per billion | parts per billion", "ppb | ppbv"),
    Entry("part_per_trillion", "1e-12", "ppt", "part per trillion | parts per trillion", "ppt | pptv"),
    Entry("times", "1", "times", "times | fold | time as | folds", "x | × | X"),
)

TIME = (
    Entry("second", "[time]", "seconds", "second | sec", "s", "fpnmµ", "s"),
    Entry("minute", "60 * second", "minutes", "minute | min"),
    Entry("hour", "60 * minute", "hours", "hour | hr", "h"),
    Entry("day", "24 * hour", "days", "day"),
    Entry("week", "7 * day", "weeks", "week"),
    Entry("month", "30.44 * day", "months", "month"),
    Entry("year", "365.25 * day", "years", "year | yr", "", "kMG", "yr"),
    Entry("kiloyear", "1e3 * year", "kyr", "kiloyear", "kyr | ka"),
    Entry("megayear", "1e6 * year", "Myr", "megayear", "Myr | Ma | Mya | myr"),
    Entry("gigayear", "1e9 * year", "Gyr", "gigayear", "Gyr | Ga | Gya | byr"),
    Entry("decade", "10 * year", "decades", "decade"),
    Entry("century", "100 * year", "centuries", "century | centuries"),
)
