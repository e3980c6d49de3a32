"""The printed forms of the officers' desk: a dossier's state and events as the PDF that the law prescribes.

Public:

- `print_forms.print_form`, `print_batch`, `print_list`, `print_register`: the PDF for an actor, by the one door
- `print_forms.forms_for`: which forms a dossier has by now, for this actor
- `print_money`: receipts, refunds and the sheet of a cashier's day, out of `payments`
- `rules.fee_receipt.Payment`, `print_forms.print_fee_receipt`: the receipt for money taken elsewhere
- `actions.save_template`, `actions.restore_template`, `queries.template_in_force`: templates of a site's own

A reader: follows the dossiers' events, never changes a dossier, and knows no page. The forms' words stand in
`templates/`, which a site may replace; what stands on them comes from `rules/`.
"""
