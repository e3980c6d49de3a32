"""The face of reform and oversight: a folder for each section, with its `urls.py`; `sections.py` says which."""
