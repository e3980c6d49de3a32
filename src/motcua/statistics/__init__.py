"""Figures as sums of signed bookings, written in the transaction of the event that caused them.

Public:

- `queries.table_by` (`seed_table`, `sector_table`): the figures of any `rules.periods.period`, as `rules.tables.Table`
- `drill_down.dossiers_behind`: the dossiers behind a figure, as many as it says
- `rules.definitions.DEFINITIONS`, `rules.rates.rate`: the three on-time rates, each under its name
- `rules.columns.COLUMNS`: what a figure is called; `rules.documents`: a table as JSON or lines
- `spans.figures_of`: several periods at once; `durations`, `ageing`, `stays`, `lateness`, `reasons`: where time goes
- `actions.close_days`, `jobs.enqueue_closing`: keeping reports fast

Reads the dossiers' events as their projector (`booking`, `recount`). Never changes a dossier; knows no page.
"""
