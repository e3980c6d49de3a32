"""Finding a procedure by words, with or without accents, by code, and in spite of a slip of the finger.

Two queries at most. The first (`search_meaning`) asks what is known of each typed word, what a misspelt one may have
meant, and which everyday phrases are among them ("sổ đỏ"). The second finds the procedures that have all that is
meant, best first, and where they are few, those that have the tellingest of it: in "làm giấy khai sinh cho con", giấy
and cho are everywhere, khai and sinh are not.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from motcua.catalogue.rules.search_words import Query, read_query, search_key
from motcua.catalogue.search_meaning import Meaning, understand
from motcua.kernel.errors import Invalid

MOST_RESULTS = 100
FEW_RESULTS = 20
"""With fewer procedures that have all the words, those that have some of them follow."""
TELLING_WORDS = 3
"""Of how many of its tellingest words a procedure must have one, to be looked at when it does not have them all."""
BY_CODE = 2
"""Most points of a procedure found by its code."""
ALL_WORDS = 200_000
"""Points of a procedure that has everything that was asked for; with less it has fewer."""
LEAST_COVERAGE = 50
"""Percent of the typed words, weighed by how telling they are, that such a procedure must have."""


@dataclass(frozen=True, slots=True)
class FoundProcedure:
    """One result. `is_in_force` is about the day asked for; `cursor` continues the list after this result;
    `has_all`: it has everything that was typed, or all of it was found by code or by name alone."""

    code: str
    name: str
    sector: str
    agency: str
    executing_agency: str
    levels: list[str]
    detail: str
    catalogue_note: str
    is_in_force: bool
    cursor: str
    has_all: bool = True


@dataclass(frozen=True, slots=True)
class Filters:
    """What results must be, beside matching; empty means any. `sector` and `centre` are codes, `agency` words of the
    publishing or executing agency, `level` one of ministry, province, commune, other, `audience` one of
    rules/audience.py, `online` a level of an online service (rules/online_levels.py) or "any"."""

    sector: str = ""
    agency: str = ""
    level: str = ""
    centre: str = ""
    audience: str = ""
    online: str = ""
    only_in_force: bool = False


ANY = Filters()


def search_procedures(
    text: str,
    *,
    on: date,
    filters: Filters = ANY,
    limit: int = 20,
    after: str = "",
) -> list[FoundProcedure]:
    """Public procedures for a typed text, best first; without a text all of them, by name.

    `after` is the `cursor` of the last result of the page before; `on` the day that `is_in_force` and the filters are
    about. Procedures known by name only are found too (`detail` "name_only"). Nothing that can be typed is an error;
    a cursor of one's own making is: `Invalid` ("cursor_malformed").
    """
    values: dict[str, Any] = {"on": on, "limit": max(1, min(limit, MOST_RESULTS))}
    where = _conditions(filters, values)
    if not text.strip():
        return _run(_all_by_name(where, after, values), values)
    query = read_query(text)
    if query.code:
        return _run(_best(_scored_by_code(where, query.code, values), after, values), values)
    meaning = understand(query, on)
    return _run(_best(_scored_by_words(where, query, meaning, values), after, values), values) if meaning.terms else []


def _conditions(filters: Filters, values: dict[str, Any]) -> str:
    conditions = ["p.is_public"]
    if filters.sector:
        conditions.append("p.sector_id = (SELECT id FROM catalogue_sector WHERE code = %(sector)s)")
    if filters.agency:
        conditions.append("strpos(' ' || p.context_key || ' ', %(agency)s) > 0")
    if filters.level:
        conditions.append("%(level)s = ANY (p.levels)")
    if filters.centre:
        conditions.append(f"EXISTS ({_OFFERED})")
    if filters.audience:
        conditions.append("%(audience)s = ANY (p.audiences)")
    if filters.online:
        conditions.append(f"EXISTS ({_ONLINE})")
    if filters.only_in_force:
        conditions.append(f"EXISTS ({_REVISION_IN_FORCE})")
    agency = f" {search_key(filters.agency)} "
    values |= {"sector": filters.sector, "agency": agency, "level": filters.level, "centre": filters.centre}
    values |= {"audience": filters.audience, "online": filters.online}
    return " AND ".join(conditions)


def _all_by_name(where: str, after: str, values: dict[str, Any]) -> str:
    if after:
        (values["last"],) = _read_cursor(after, 1)
        where += " AND (p.name_sort, p.id) > (SELECT name_sort, id FROM catalogue_procedure WHERE id = %(last)s)"
    return f"""
        WITH chosen AS (
            SELECT p.id, 0 AS score FROM catalogue_procedure p WHERE {where}
            ORDER BY p.name_sort, p.id LIMIT %(limit)s
        ) {_PAGE} ORDER BY p.name_sort, p.id"""


def _best(scored: str, after: str, values: dict[str, Any]) -> str:
    """The page of the best of `scored` (id, score) after the cursor."""
    beyond = ""
    if after:
        values["score"], values["last"] = _read_cursor(after, 2)
        beyond = "WHERE score < %(score)s OR (score = %(score)s AND id > %(last)s)"
    return f"""
        WITH {scored}, chosen AS (
            SELECT id, score FROM scored {beyond} ORDER BY score DESC, id LIMIT %(limit)s
        ) {_PAGE} ORDER BY chosen.score DESC, p.id"""


def _scored_by_code(where: str, code: str, values: dict[str, Any]) -> str:
    """The exact code, then codes that begin with what was typed, then codes that contain it."""
    values["code"] = code
    return f"""scored AS (
        SELECT p.id, CASE WHEN p.code = %(code)s THEN 2 WHEN starts_with(p.code, %(code)s) THEN 1 ELSE 0 END AS score
        FROM catalogue_procedure p WHERE {where} AND strpos(p.code, %(code)s) > 0
    )"""


def _scored_by_words(where: str, query: Query, meaning: Meaning, values: dict[str, Any]) -> str:
    """All terms first (from `ALL_WORDS` points), then coverage: a thousand points for each hundredth."""
    terms = meaning.terms
    last = len(terms) - 1
    telling = sorted(terms, key=lambda term: -term.weight)[:TELLING_WORDS]
    values |= {f"term_{index}": term.expression() for index, term in enumerate(terms)}
    values |= {
        "all": " & ".join(term.expression(prefix=index == last) for index, term in enumerate(terms)),
        "in_name": " & ".join(term.expression(prefix=index == last, label="A") for index, term in enumerate(terms)),
        "telling": " | ".join(term.expression() for term in telling),
        "weight": sum(term.weight for term in terms),
        "spoken": query.spoken,
    }
    values |= {f"reading_{number}": reading for number, reading in enumerate(meaning.readings)}
    nearness = (_NEARNESS.format(reading=f"%(reading_{number})s") for number in range(len(meaning.readings)))
    closeness = _CLOSENESS.format(nearness=", ".join(nearness))
    covered = " + ".join(
        f"{term.weight} * (p.search @@ %(term_{index})s::tsquery)::int" for index, term in enumerate(terms)
    )
    has_all = "p.search @@ %(all)s::tsquery"
    return f"""strict AS MATERIALIZED (
        SELECT p.id, {ALL_WORDS} + {closeness} + 500 * (p.search @@ %(in_name)s::tsquery)::int
            + round(300 * least(1, ts_rank_cd('{{0.02, 0.02, 0.02, 1}}', p.search, %(all)s::tsquery)))::int AS score
        FROM catalogue_procedure p {_BARE} WHERE {where} AND {has_all}
    ), relaxed AS (
        SELECT p.id, p.covered * 1000 + {closeness} AS score FROM (
            SELECT p.*, ({covered}) * 100 / %(weight)s AS covered
            FROM catalogue_procedure p
            WHERE (SELECT count(*) FROM strict) < {FEW_RESULTS} AND {where}
                AND p.search @@ %(telling)s::tsquery AND NOT {has_all}
        ) AS p {_BARE} WHERE p.covered >= {LEAST_COVERAGE}
    ), scored AS (SELECT id, score FROM strict UNION ALL SELECT id, score FROM relaxed)"""


_BARE = """CROSS JOIN LATERAL (
    SELECT CASE WHEN starts_with(p.name_key, 'thu tuc ') THEN substr(p.name_key, 9) ELSE p.name_key END AS bare
) AS name"""
"""Half of the names begin with "Thủ tục": their other words are compared."""

_NEARNESS = """
    CASE WHEN name.bare = {reading} THEN 3000
         WHEN starts_with(name.bare, {reading} || ' ') THEN 1500
         WHEN strpos(' ' || name.bare || ' ', ' ' || {reading} || ' ') > 0 THEN 1200
         ELSE 0 END
    + 600 * least(length({reading}), length(name.bare)) / greatest(length(name.bare), 1)"""

_CLOSENESS = """(
    greatest({nearness})
    + CASE WHEN %(spoken)s = '' THEN 0
           WHEN strpos(' ' || p.spoken_key || ' ', ' ' || %(spoken)s || ' ') > 0 THEN 800
           ELSE 0 END
    + CASE p.detail WHEN 'full' THEN 250 ELSE 0 END
    + CASE WHEN 'commune' = ANY (p.levels) THEN 80 WHEN 'province' = ANY (p.levels) THEN 50 ELSE 0 END
    + CASE WHEN EXISTS (SELECT FROM catalogue_lifeeventstep e WHERE e.procedure_id = p.id) THEN 500 ELSE 0 END
)"""
"""Points for a name near to what is meant: the whole of it, its beginning, inside it, with the same accents; a short
name before a long one; then procedures whose content is known, those of the levels that centres serve, and those that
life events lead to, because many people ask for them."""

_REVISION_IN_FORCE = """
    SELECT FROM catalogue_procedurerevision r
    WHERE r.procedure_id = p.id AND r.status = 'published'
        AND r.valid_from <= %(on)s AND (r.valid_to IS NULL OR r.valid_to >= %(on)s)"""

_OFFERED = """
    SELECT FROM catalogue_centreprocedure o JOIN organisation_servicecentre c ON c.id = o.centre_id
    WHERE o.procedure_id = p.id AND c.code = %(centre)s
        AND o.valid_from <= %(on)s AND (o.valid_to IS NULL OR o.valid_to >= %(on)s)"""

_ONLINE = """
    SELECT FROM catalogue_onlineservice s
    WHERE s.procedure_id = p.id AND %(online)s IN (s.level, 'any')
        AND s.valid_from <= %(on)s AND (s.valid_to IS NULL OR s.valid_to >= %(on)s)"""

_PAGE = f"""
    SELECT p.code, p.name, coalesce(s.name, ''), p.agency, p.executing_agency, p.levels, p.detail, p.catalogue_note,
        EXISTS ({_REVISION_IN_FORCE}), chosen.score, p.id
    FROM chosen JOIN catalogue_procedure p USING (id) LEFT JOIN catalogue_sector s ON s.id = p.sector_id"""


def _run(sql: str, values: dict[str, Any]) -> list[FoundProcedure]:
    is_by_name = "chosen.score DESC" not in sql
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [_found(row, is_by_name) for row in cursor.fetchall()]


def _found(row: tuple[Any, ...], is_by_name: bool) -> FoundProcedure:
    code, name, sector, agency, executing, levels, detail, note, is_in_force, score, pk = row
    cursor = str(pk) if is_by_name else f"{score}.{pk}"
    has_all = is_by_name or score <= BY_CODE or score >= ALL_WORDS
    return FoundProcedure(code, name, sector, agency, executing, levels, detail, note, is_in_force, cursor, has_all)


def _read_cursor(text: str, parts: int) -> list[int]:
    numbers = text.split(".")
    if len(numbers) != parts or not all(each.isascii() and each.isdigit() and len(each) < 16 for each in numbers):
        raise Invalid(
            "cursor_malformed",
            vi="Không đọc được vị trí trang. Hãy tìm lại từ đầu.",
            en="The place in the list cannot be read. Search again from the beginning.",
            field="after",
        )
    return [int(each) for each in numbers]
