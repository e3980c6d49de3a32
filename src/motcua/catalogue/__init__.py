"""Administrative procedures (thủ tục hành chính) as law: revisions, terms, fees, papers, online services.

A `Procedure` has a code; what it says is in its `ProcedureRevision`s, each one JSON document (`rules.content`), pinned
by the dossiers accepted under it. What the sources leave unsaid stays unknown: `rules.terms.terms_of` may answer
`TermUnknown`, `rules.fees.fees_of` "unknown" or "uncertain", and `rules.gaps` lists what is missing.

Public: `queries` (revision_in_force, standing_of, …), `search.search_procedures`, `access`, `actions`, and
the pure `rules`. Must not know processes or dossiers.
"""
