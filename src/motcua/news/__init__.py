"""News: articles that another person approves, and the periodic report drafted from the statistics.

Articles (`rules.article.ARTICLES`) and reports (`rules.report.REPORTS`) are small stories. What is public is a query
by time (`queries.published`), never a job. A report's sentences are made by `rules.drafting.draft` out of figures that
`figures.count_figures` reads; each keeps its code, numerator, denominator and as-of with the draft. Knows no pages.
"""
