from django.urls import path

from motcua.web.reform.meetings.acts import meetings_act, meetings_new
from motcua.web.reform.meetings.calendar import meetings_calendar, meetings_feed, meetings_session_calendar
from motcua.web.reform.meetings.lookups import meetings_suggestions
from motcua.web.reform.meetings.points import (
    meetings_point,
    meetings_point_act,
    meetings_point_new,
    meetings_points,
    meetings_points_csv,
)
from motcua.web.reform.meetings.sessions import (
    meetings,
    meetings_csv,
    meetings_invitation,
    meetings_join,
    meetings_minutes,
    meetings_session,
)

urlpatterns = [
    path("", meetings, name="meetings"),
    path("phien.csv", meetings_csv, name="meetings-csv"),
    path("phien/moi/", meetings_new, name="meetings-new"),
    path("phien/<uuid:subject>/", meetings_session, name="meetings-session"),
    path("phien/<uuid:subject>/vao-phong/", meetings_join, name="meetings-join"),
    path("phien/<uuid:subject>/giay-moi/", meetings_invitation, name="meetings-invitation"),
    path("phien/<uuid:subject>/bien-ban/", meetings_minutes, name="meetings-minutes"),
    path("phien/<uuid:subject>/lich.ics", meetings_session_calendar, name="meetings-session-calendar"),
    path("phien/<uuid:subject>/<slug:act>/", meetings_act, name="meetings-act"),
    path("diem-cau/", meetings_points, name="meetings-points"),
    path("diem-cau/danh-sach.csv", meetings_points_csv, name="meetings-points-csv"),
    path("diem-cau/moi/", meetings_point_new, name="meetings-point-new"),
    path("diem-cau/<uuid:subject>/", meetings_point, name="meetings-point"),
    path("diem-cau/<uuid:subject>/<slug:act>/", meetings_point_act, name="meetings-point-act"),
    path("goi-y/<slug:kind>/", meetings_suggestions, name="meetings-suggestions"),
    path("lich-cua-toi/", meetings_calendar, name="meetings-calendar"),
    path("lich/<str:token>.ics", meetings_feed, name="meetings-feed"),
]
