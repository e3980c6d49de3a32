"""Electronic forms on a page: filled in with or without a script, read again, printed. For any face that has one.

A face puts `templates/eforms/head.html` into its head and `templates/eforms/form.html` into a form of its own (with
enctype multipart/form-data where the form takes files), and reads what comes back with `posting.posted_of`.
"""
