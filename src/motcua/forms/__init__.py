"""Electronic forms (biểu mẫu điện tử) of procedures: what is asked, on which condition, what an answer looks like.

`queries.form_for` is the version to be filled in on a day, `rules.answers.read_answers` reads what was posted into one
document. The room knows nothing of dossiers, of files (answers hold references that a face gives) nor of how a form
looks.
"""
