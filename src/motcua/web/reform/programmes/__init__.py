"""Pages of the programmes: the portfolio, a project, its acts, and the report of a period."""
