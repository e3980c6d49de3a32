"""Petitions (phản ánh, kiến nghị) about procedures and about conduct: sent, sorted, routed, answered, published, rated.

A petition is a small story (`rules.petition.PETITIONS`) that never says who sent it: that is kept beside it
(`senders`), for who is in charge alone, who alone of the officers opens its `files`. `access` is the one
door; terms are data with validity (`data/petitions/clocks.csv`). Knows nothing of pages.
"""
