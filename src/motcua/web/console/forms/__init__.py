"""Electronic forms: the designer with preview and test run, versions and their publication, files."""
