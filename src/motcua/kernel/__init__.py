"""The ground: text, numbers, money, hash chain, time, errors, jobs, configuration and the database server.

Knows no room above. Everything here would be as useful to a library or a hospital.
"""
