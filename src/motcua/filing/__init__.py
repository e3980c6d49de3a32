"""Filing online (nộp hồ sơ trực tuyến): what a citizen prepares, sends, answers, keeps, and writes to the office.

What is being prepared is a `Draft` here: one document, saved as often as one likes, seen by its writer alone. The
dossier's story begins when it is submitted (`dossiers.actions.file_online`), all in one act.

Public: `actions`, `queries`, `access`, `rules`. Must not know how its pages look, nor who sends notices.
"""
