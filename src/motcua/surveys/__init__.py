"""What citizens say of how they were served (đánh giá mức độ hài lòng): once a dossier, by the citizen, in confidence.

What was said is kept apart from whose dossier it was: `Rated` says that a dossier has been rated and nothing else,
`Answer` what was said at which centre, about which procedure, in which quarter. No row leads from one to the other.

Of visits to a one-stop likewise, once a slip or receipt, without an account (`Visit`, `VisitAnswer`; ADR 30).

- actions: `rate`, `rate_visit`, `give_slip` (through `access`, which opens a dossier to its
  citizen or to the holder of the link, a visit to the holder of its code)
- queries: `satisfaction_of` and `visits_of` a finished quarter, small numbers left out; `comments_of` for auditors
- must not know: pages
"""
