"""What was worked out before, taken again where nothing that it was worked out from has changed.

Every piece of work that is worth remembering is a unit: reading one record file, judging one claim, searching the
conflicts of statements that hang together. While a unit is worked out, a watch notes each record that it asks for
(`watched`); what it made is kept with these notes (`units`). Next time a unit is made anew when a record that it
asked for is not what it was. Nothing is kept by time or by name alone, nobody lists what a rule reads, and what is kept
is believed only where it is whole and was made by the code that runs now (`kept`).
"""
