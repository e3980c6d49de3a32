"""Review of procedures: plans and proposals, simulation, inventory, form 04."""
