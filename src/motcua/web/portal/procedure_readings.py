"""Reads the catalogue into what the procedure pages show."""

from motcua.kernel.errors import NotFound


def read_sectors():
    return []


def read_levels():
    return []


def read_procedures(q, sector, level, on, first, limit):
    return ()


def read_procedure(code, on):
    raise NotFound("x", vi="x", en="y")
