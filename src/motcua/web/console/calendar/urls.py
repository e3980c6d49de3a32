from django.urls import path

from motcua.web.console.calendar import changes, day, hours, years

urlpatterns = [
    path("", years.years, name="console-calendar"),
    path("nam-moi/", years.new_year, name="console-year-new"),
    path("gio/", hours.hours, name="console-hours"),
    path("gio/moi/", hours.new_hours, name="console-hours-new"),
    path("thay-doi/", changes.changes, name="console-calendar-changes"),
    path("thay-doi/<int:version>/", changes.change, name="console-calendar-change"),
    path("<int:number>/", years.year, name="console-year"),
    path("<int:number>/xac-nhan/", years.confirm, name="console-year-confirm"),
    path("<int:number>/ngay/", day.day, name="console-day"),
]
