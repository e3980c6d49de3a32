"""Pages of accountability: cases, proposals from warnings, figures. Names stand on a case's own page only."""
