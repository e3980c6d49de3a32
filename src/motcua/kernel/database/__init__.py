"""The database server: any PostgreSQL given by `DATABASE_URL`, else one of our own started from a wheel."""
