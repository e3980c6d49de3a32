"""The counter (quầy): receive, turn away with a slip, guide, hand over. What Bình has open all day.

A page asks `place.counter_of` first: whoever has no receptionist's post there gets the answer of a page that is absent.
"""
