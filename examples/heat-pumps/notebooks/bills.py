# ---
# jupyter:
#   kernelspec:
#     display_name: Python 3
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Bills and emissions, recomputed
#
# Both articles calculate with figures that they print: use, prices, efficiencies, emission factors.
# Here the same is done with the same figures, which the records keep as what each home has by definition.
# What comes out is evidence on the totals that the articles print.

# %% tags=["parameters"]
days: int = 365  # of the year that the articles calculate with

# %%
import assay
from assay.notebooks.paths import find_checkout
from assay.records.load import load

corpus = load(find_checkout()).corpus


def given(home: str) -> dict[str, float]:
    """What a home has by definition, each figure as it is printed, in the unit of its attribute."""
    return {name: quantity.points[0] for name, quantity in corpus.entities[home].given}


def note(home: str, attribute: str, value: float, because: str) -> None:
    """Record one figure in the unit of its attribute."""
    unit = corpus.attributes[attribute].unit
    assay.record(f"{attribute} of {home}", value, unit=unit, subject=home, attribute=attribute, because=because)


# %% [markdown]
# ## The home with a gas boiler

# %%
home = given("boiler-home")
electricity = home["electricity_use"] * home["electricity_price"]
gas = home["gas_use"] * home["gas_price"]
standing, gas_standing = days * home["electricity_daily"], days * home["gas_daily"]
note("boiler-home", "electricity_cost", electricity, "Use times price.")
note("boiler-home", "electricity_standing", standing, "The daily charge over a year.")
note("boiler-home", "electricity_bill", electricity + standing, "Use times price, and the standing charges.")
note("boiler-home", "gas_cost", gas, "Use times price.")
note("boiler-home", "gas_standing", gas_standing, "The daily charge over a year.")
note("boiler-home", "gas_bill", gas + gas_standing, "Use times price, and the standing charges.")
note("boiler-home", "energy_bill", electricity + standing + gas + gas_standing, "Both bills together.")

# %%
from_electricity = home["electricity_use"] * home["electricity_intensity"]
from_gas = home["gas_use"] * home["gas_intensity"]
note("boiler-home", "electricity_emissions", from_electricity, "Use times what a kilowatt-hour emits.")
note("boiler-home", "gas_emissions", from_gas, "Use times what a kilowatt-hour emits.")
note("boiler-home", "total_emissions", from_electricity + from_gas, "Both together.")

# %% [markdown]
# ## The same home with a heat pump
#
# What the home uses for other purposes stays; the heat is divided by the efficiency.
# As the article does, the electricity is rounded to whole kilowatt-hours before it is multiplied.

# %%
other = given("boiler-home")["electricity_use"]
for name in ("pump-home-200", "pump-home-280", "pump-home-402"):
    home = given(name)
    for_heat = home["heat"] / (home["performance"] / 100)
    use = round(for_heat) + other
    cost = use * home["electricity_price"]
    note(name, "pump_electricity", for_heat, "The heat, divided by the efficiency.")
    note(name, "electricity_use", use, "For the heat and for other purposes.")
    note(name, "electricity_cost", cost, "Use times price.")
    note(name, "electricity_bill", cost + standing, "Use times price, and the standing charges.")
    note(name, "electricity_emissions", use * home["electricity_intensity"], "Use times what a kilowatt-hour emits.")

# %% [markdown]
# ## The worked example

# %%
home = given("example-home")
for_heat = home["heat"] / (home["performance"] / 100)
burnt, pumped = home["gas_use"] * home["gas_intensity"], for_heat * home["electricity_intensity"]
note("example-home", "pump_electricity", for_heat, "The heat, divided by the efficiency.")
note("example-home", "gas_emissions", burnt, "Use times what a kilowatt-hour emits.")
note("example-home", "pump_emissions", pumped, "The electricity times what a kilowatt-hour emits.")
note("example-home", "saving", 100 * (1 - pumped / burnt), "What the heat pump emits, against the boiler.")
