"""The rest of the vocabulary: money, lengths, masses and other units of daily papers, laid out as in `unit_table`."""

from __future__ import annotations

from .unit_entry import Entry
from .unit_table import COMPUTE, COUNTED, SHARES, TIME
from .unit_table_science import CARBON, ENERGY, LABORATORY

MONEY = (
    Entry(
        "usd",
        "[usd]",
        "$",
        "dollar | US dollar | U.S. dollar | United States dollar | USD | bucks",
        "$ | US$ | $US | US $ | USD$ | usd$",
    ),
    Entry("eur", "[eur]", "€", "euro | EUR", "€"),
    Entry("gbp", "[gbp]", "£", "pound sterling | pounds sterling | GBP | British pound", "£"),
    Entry("cent", "0.01 * usd", "cents", "cent", "¢"),
    Entry("pence", "0.01 * gbp", "pence", "pence"),
    Entry("cny", "[cny]", "CN¥", "yuan | Chinese yuan | renminbi | RMB | CNY", "元 | CN¥"),
    Entry("jpy", "[jpy]", "JP¥", "yen | Japanese yen | JPY", "¥ | 円"),
    Entry("inr", "[inr]", "₹", "rupee | Indian rupee | INR | Rs | Rs.", "₹"),
    Entry("chf", "[chf]", "CHF", "Swiss franc | franc | CHF"),
    Entry("cad", "[cad]", "C$", "Canadian dollar | CAD | CAD$", "C$ | C $ | CA$ | c $ | $C | $CA | $CAD"),
    Entry("aud", "[aud]", "A$", "Australian dollar | AUD | AUD$", "A$ | A $ | AU$ | AU $ | $A | $AU | $AUD"),
    Entry("nzd", "[nzd]", "NZ$", "New Zealand dollar | NZD | NZD$", "NZ$ | NZ $ | $NZ"),
    Entry("hkd", "[hkd]", "HK$", "Hong Kong dollar | HKD | HKD$", "HK$ | HK $ | $HK"),
    Entry("sgd", "[sgd]", "S$", "Singapore dollar | Singaporean dollar | SGD | SGD$", "S$ | S $ | $S | SG$ | SGD$"),
    Entry("krw", "[krw]", "₩", "Korean won | KRW", "₩"),
    Entry("sek", "[sek]", "SEK", "Swedish krona | Swedish kronor | SEK"),
    Entry("nok", "[nok]", "NOK", "Norwegian krone | Norwegian kroner | NOK"),
    Entry("dkk", "[dkk]", "DKK", "Danish krone | Danish kroner | Danish crown | DKK"),
    Entry("myr", "[myr]", "RM", "ringgit | Malaysian ringgit | MYR", "RM"),
    Entry("sen", "0.01 * myr", "sen", "sen"),
    Entry("ils", "[ils]", "₪", "shekel | ILS", "₪"),
    Entry("zar", "[zar]", "ZAR", "South African rand | rand | ZAR"),
    Entry("try_lira", "[try_lira]", "₺", "Turkish lira", "₺ | TRY"),
    Entry("rub", "[rub]", "₽", "rouble | ruble | RUB", "₽"),
    Entry("brl", "[brl]", "R$", "Brazilian real | BRL", "R$"),
    Entry("mxn", "[mxn]", "MX$", "Mexican peso | MXN", "MX$ | Mex$"),
    Entry("twd", "[twd]", "NT$", "Taiwan dollar | TWD", "NT$"),
    Entry("hrk", "[hrk]", "kn", "Croatian kuna | kuna", "kn"),
    Entry("thb", "[thb]", "฿", "baht | Thai baht | THB", "฿"),
    Entry("idr", "[idr]", "IDR", "rupiah | Indonesian rupiah | IDR", "Rp"),
    Entry("vnd", "[vnd]", "VND", "Vietnamese dong | VND", "₫"),
    Entry("php", "[php]", "₱", "Philippine peso | PHP", "₱"),
    Entry("ngn", "[ngn]", "₦", "naira | Nigerian naira | NGN", "₦"),
    Entry("kes", "[kes]", "KSh", "Kenyan shilling | KES", "KSh | Sh"),
    Entry("pln", "[pln]", "PLN", "zloty | Polish zloty | zlotys | PLN", "zł"),
    Entry("huf", "[huf]", "HUF", "forint | Hungarian forint | HUF"),
    Entry("czk", "[czk]", "CZK", "Czech koruna | koruna | Czech crown | CZK"),
    Entry("uah", "[uah]", "₴", "hryvnia | hryvnias | UAH", "₴"),
    Entry("aed", "[aed]", "AED", "dirham | UAE dirham | AED"),
    Entry("sar", "[sar]", "SAR", "Saudi riyal | riyal | SAR"),
    Entry("pkr", "[pkr]", "PKR", "Pakistani rupee | PKR"),
    Entry("bdt", "[bdt]", "BDT", "taka | BDT"),
    Entry("egp", "[egp]", "EGP", "Egyptian pound | EGP"),
    Entry("cop", "[cop]", "COP", "Colombian peso"),
    Entry("ars", "[ars]", "ARS", "Argentine peso | ARS"),
    Entry("clp", "[clp]", "CLP", "Chilean peso | CLP"),
    Entry("peso", "[peso]", "pesos", "peso"),
    Entry("eth", "[eth]", "ETH", "ETH"),
    Entry("peseta", "[peseta]", "pesetas", "peseta"),
    Entry("finnish_markka", "[finnish_markka]", "markka", "Finnish markka | markka"),
    Entry("deutschmark", "[deutschmark]", "DM", "Deutschmark | D-mark | Deutsche mark"),
    Entry("btc", "[btc]", "BTC", "bitcoin | BTC"),
)

LENGTH = (
    Entry("metre", "[length]", "m", "metre | meter", "m", "fpnµmcdk", "m"),
    Entry("micrometre", "1e-6 * metre", "µm", "micrometre | micrometer | micron", "µm | μm | um"),
    Entry("kilometre", "1000 * metre", "km", "kilometre | kilometer | km", "km"),
    Entry("inch", "0.0254 * metre", "in", "inch | inches | in.", "″"),
    Entry("foot", "0.3048 * metre", "ft", "foot | feet | ft"),
    Entry("yard", "0.9144 * metre", "yd", "yard | yd"),
    Entry("mile", "1609.344 * metre", "mi", "mile", "mi"),
    Entry("light_year", "9460730472580800 * metre", "light-years", "light year | light-year"),
    Entry("acre", "4046.8564224 * metre ** 2", "acres", "acre"),
    Entry("hectare", "10000 * metre ** 2", "ha", "hectare", "ha"),
    Entry("litre", "0.001 * metre ** 3", "L", "litre | liter", "l | L", "µmcdhk", "l"),
    Entry("millilitre", "0.001 * litre", "mL", "millilitre | milliliter", "ml | mL"),
    Entry("microlitre", "1e-6 * litre", "µL", "microlitre | microliter", "µl | µL | μl | μL"),
    Entry("decilitre", "0.1 * litre", "dL", "decilitre | deciliter", "dl | dL"),
    Entry("cubic_centimetre", "centimetre ** 3", "cm³", "cubic centimetre | cubic centimeter", "cc"),
    Entry("gallon", "3.785411784 * litre", "gal", "gallon", "gal"),
    Entry("pint", "0.473176473 * litre", "pints", "pint"),
    Entry("quart", "0.946352946 * litre", "quarts", "quart"),
    Entry("barrel", "158.987294928 * litre", "barrels", "barrel", "bbl"),
    Entry(
        "mile_per_hour",
        "mile / hour",
        "mph",
        "mile per hour | miles per hour | mile-per-hour | m.p.h.",
        "mph | MPH",
    ),
    Entry(
        "kilometre_per_hour",
        "kilometre / hour",
        "km/h",
        "kilometre per hour | kilometer per hour | kilometres per hour | kilometers per hour | km per hour",
        "kph | kmh | kmph",
    ),
    Entry("metre_per_second", "metre / second", "m/s", "metres per second | meters per second | metre per second"),
    Entry("knot", "1852 * metre / hour", "kn", "knot"),
    Entry("mile_per_gallon", "mile / gallon", "mpg", "miles per gallon | mile per gallon", "mpg | MPG"),
)

OTHER = (
    Entry("kilogram", "[mass]", "kg", "kilogram | kilo | kg", "kg"),
    Entry("gram", "0.001 * kilogram", "g", "gram", "g", "fpnµmM", "g"),
    Entry("tonne", "1000 * kilogram", "t", "tonne | metric ton | ton", "t", "kMG", "t"),
    Entry("kilotonne", "1e6 * kilogram", "kt", "kilotonne | kiloton", "kt"),
    Entry("megatonne", "1e9 * kilogram", "Mt", "megatonne | megaton", "Mt"),
    Entry("gigatonne", "1e12 * kilogram", "Gt", "gigatonne | gigaton", "Gt"),
    Entry("pound", "0.45359237 * kilogram", "lb", "pound | lb | lbs"),
    Entry("ounce", "0.028349523125 * kilogram", "oz", "ounce", "oz"),
    Entry("fluid_ounce", "0.0295735295625 * litre", "fl oz", "fluid ounce | US fluid ounce | fl oz | fl. oz"),
    Entry("carat", "0.0002 * kilogram", "carats", "carat"),
    Entry("pixel", "[pixel]", "pixels", "pixel", "px"),
    Entry("megapixel", "1e6 * pixel", "MP", "megapixel", "MP"),
    Entry("point", "[point]", "points", "point", "pts"),
    Entry("year_of_age", "year", "years old", "years old | year old | years of age | year-old | yo"),
    Entry("month_of_age", "month", "months old", "months old | month old | months of age | month-old"),
    Entry("point_per_game", "[point_per_game]", "points a game", "points per game", "ppg"),
    Entry("rebound_per_game", "[rebound_per_game]", "rebounds a game", "rebounds per game", "rpg"),
    Entry("assist_per_game", "[assist_per_game]", "assists a game", "assists per game", "apg"),
)

_LISTED: tuple[Entry, ...] = (
    Entry("dimensionless", "1", ""),
    *COUNTED,
    *COMPUTE,
    *SHARES,
    *TIME,
    *CARBON,
    *ENERGY,
    *MONEY,
    *LENGTH,
    *OTHER,
    *LABORATORY,
)

PREFIXES = {
    "f": ("femto", "1e-15"), "p": ("pico", "1e-12"), "n": ("nano", "1e-9"), "µ": ("micro", "1e-6"),
    "m": ("milli", "1e-3"), "c": ("centi", "0.01"), "d": ("deci", "0.1"), "h": ("hecto", "100"),
    "k": ("kilo", "1e3"), "M": ("mega", "1e6"), "G": ("giga", "1e9"), "T": ("tera", "1e12"),
    "P": ("peta", "1e15"), "E": ("exa", "1e18"), "Z": ("zetta", "1e21"),
}  # fmt: skip
_BINARY = (("kibi", "Ki"), ("mebi", "Mi"), ("gibi", "Gi"), ("tebi", "Ti"), ("pebi", "Pi"))


def _prefixed(entry: Entry) -> tuple[Entry, ...]:
    """The unit with every prefix that it may take: `kilowatt`, `megawatt`."""
    made = []
    for letter in entry.prefixes:
        prefix, factor = PREFIXES[letter]
        words = " | ".join(f"{prefix}{word}" for word in entry.spoken())
        signs = " | ".join(f"{form}{entry.stem}" for form in ("µ", "μ", "u") if letter == "µ") or letter + entry.stem
        made.append(Entry(f"{prefix}{entry.name}", f"{factor} * {entry.name}", letter + entry.stem, words, signs))
    return tuple(made)


def _all() -> tuple[Entry, ...]:
    named = {entry.name: entry for entry in _LISTED}
    for entry in _LISTED:
        for made in _prefixed(entry):
            named.setdefault(made.name, made)
    for power, (prefix, sign) in enumerate(_BINARY, 1):
        named[f"{prefix}byte"] = Entry(
            f"{prefix}byte", f"{1024**power} * byte", f"{sign}B", f"{prefix}byte", f"{sign}B"
        )
    return tuple(named.values())


UNITS: tuple[Entry, ...] = _all()
