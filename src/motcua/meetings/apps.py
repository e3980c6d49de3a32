from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "motcua.meetings"
    label = "meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.meetings.rows import compare_points, compare_sessions, point_subjects, session_subjects
        from motcua.meetings.rules.point import POINTS
        from motcua.meetings.rules.session import SESSIONS

        register(POINTS, compare=compare_points, subjects=point_subjects)
        register(SESSIONS, compare=compare_sessions, subjects=session_subjects)
