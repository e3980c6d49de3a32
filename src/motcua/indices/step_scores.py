"""SQL for the indicators 1 to 4 of ratings: dossiers with a result issued in a period, and the steps in their stories.

Of a step the last finish that stands is compared, by the day, with the last end that was planned for it
(`dossiers.rules.trail` reads one story the same way). A dossier's score for its steps is that of its worst one.
"""

FINISHING = "('step_finished', 'decided', 'result_issued')"

STORIES = f"""
    WITH ended AS MATERIALIZED (
        SELECT id, centre_id, channel, supplements,
            (finished_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS finished,
            (due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS due
        FROM dossiers_dossier
        WHERE centre_id = ANY(%(centres)s) AND finished_at >= %(first)s AND finished_at < %(end)s
            AND accepted_at IS NOT NULL AND status IN (9, 10)
    ), story AS (
        SELECT event.dossier_id, event.seq, event.kind, event.at, event.data, event.actor_account, event.actor_name
        FROM ended JOIN dossiers_dossierevent AS event ON event.dossier_id = ended.id
        WHERE NOT EXISTS (
            SELECT FROM dossiers_dossierevent AS undoing
            WHERE undoing.dossier_id = event.dossier_id AND undoing.kind = 'undone'
                AND (undoing.data->>'undoes')::int = event.seq
        )
    ), done AS (
        SELECT DISTINCT ON (dossier_id, step) dossier_id, data->>'step' AS step, at, actor_account
        FROM story WHERE kind IN {FINISHING} AND data->>'step' <> ''
        ORDER BY dossier_id, step, seq DESC
    ), planned AS (
        SELECT DISTINCT ON (dossier_id, step) dossier_id, ending->>'step' AS step,
            (ending->>'due_at')::timestamptz AS due_at
        FROM story CROSS JOIN jsonb_array_elements(data->'planned') AS ending
        WHERE jsonb_typeof(data->'planned') = 'array'
        ORDER BY dossier_id, step, seq DESC
    ), step AS (
        SELECT done.dossier_id, done.actor_account,
            1 - sign((done.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
                - (planned.due_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) AS score
        FROM done JOIN planned USING (dossier_id, step)
    )
"""
CONDITIONS = {
    "rated": "true",
    "early": "finished < due",
    "on_time": "finished = due",
    "late": "finished > due",
    "steps_early": "score = 2",
    "steps_on_time": "score = 1",
    "steps_late": "score = 0",
    "never_asked": "supplements = 0",
    "asked_once": "supplements = 1",
    "asked_more": "supplements > 1",
    "asked": "supplements > 0",
    "online_late": "channel = 'online' AND finished > due",
}
"""What is counted, and what lists the dossiers that were: of a dossier that has ended, and its worst step's score."""
COUNTS = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in CONDITIONS.values())
OF_UNIT = f"""
    {STORIES}, worst AS (SELECT dossier_id, min(score) AS score FROM step GROUP BY dossier_id), counted AS (
        SELECT ended.*, score FROM ended LEFT JOIN worst ON worst.dossier_id = ended.id
    )
"""
OF_OFFICERS = f"""
    {STORIES}, worked AS (
        SELECT dossier_id, actor_account, max(actor_name) AS name
        FROM story WHERE actor_account IS NOT NULL AND kind IN ('accepted', 'step_finished', 'decided', 'result_issued')
        GROUP BY dossier_id, actor_account
    ), worst AS (
        SELECT dossier_id, actor_account, min(score) AS score FROM step GROUP BY dossier_id, actor_account
    ), counted AS (
        SELECT ended.*, actor_account, name, score
        FROM worked JOIN ended ON ended.id = worked.dossier_id LEFT JOIN worst USING (dossier_id, actor_account)
    )
"""
UNITS = f"{OF_UNIT} SELECT centre_id, {COUNTS} FROM counted GROUP BY centre_id"
"""A row for each centre: its number and the counts, in the order of `CONDITIONS`."""
OFFICERS = f"{OF_OFFICERS} SELECT actor_account, max(name), {COUNTS} FROM counted GROUP BY actor_account"
"""A row for each officer: account, name, and the counts over the dossiers that he or she did a step of."""
BEHIND_UNIT = {name: f"{OF_UNIT} SELECT id FROM counted WHERE {condition}" for name, condition in CONDITIONS.items()}
BEHIND_OFFICER = {
    name: f"{OF_OFFICERS} SELECT id FROM counted WHERE actor_account = %(account)s AND {condition}"
    for name, condition in CONDITIONS.items()
}
"""The row numbers of the dossiers that one of the counts is about."""
