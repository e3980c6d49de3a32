"""Pure rules of internal processes: templates, conditions, validation, freezing. No ORM, no clock, no I/O."""
