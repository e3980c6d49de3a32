"""Notices (thông báo) to citizens: what is told when, in whose language, by which way, and whether it arrived.

A dossier's event that concerns its people leaves a `Notice` in the event's own transaction (`projector`), and asks for
a job. The job (`jobs`) makes of it a `Delivery` for each person and way (`spreading`), in the words of the site's
templates (`wording`), and sends those (`sending`): in order within a dossier, once, again after growing pauses, and in
the end as a dead letter with a reason that a person can act on.

- rules: `what_to_tell` (event → kind and facts), `wordings` (placeholders), `sms` (length), `quiet`, `retries`
- actions: retry and discard a dead letter, save a template, try one, mark as read, choose ways
- must not know: pages, forms, payments by gateway; it never changes a dossier
"""
