"""The face for other programs: JSON over HTTP, version 1 under `/api/v1/`.

A call is a signed-in person's: the session cookie of the site and, for whatever changes something, the `X-CSRFToken`
header. Every refusal is JSON with a code, a Vietnamese and an English sentence and the field at fault; docs/api.md
lists them. Public: `urls`. Must not know `motcua.web`, nor decide anything: read → one action or query → answer.
"""
