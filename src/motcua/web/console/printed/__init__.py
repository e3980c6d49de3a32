"""The templates of the printed forms: which is in force, and putting a site's own in its place."""
