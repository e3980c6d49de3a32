"""The dossier (hồ sơ): its lifecycle as pure rules, its events, and the actions that append them.

Public: `rules.lifecycle.decide` and `evolve`, `actions`, `queries`, `access`, `projectors.register`. Must not know who
reads its events: statistics, notices and national sync register themselves at start-up.
"""
