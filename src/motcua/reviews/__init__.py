"""Review and simplification of procedures: plan, proposals, savings, simulation on past dossiers."""
