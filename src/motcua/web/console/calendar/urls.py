from django.urls import path

from motcua.web.console.calendar import changes, closures, day, hours, years

urlpatterns = [
    path("", years.years, name="console-calendar"),
    path("nam-moi/", years.new_year, name="console-year-new"),
    path("gio/", hours.hours, name="console-hours"),
    path("gio/moi/", hours.new_hours, name="console-hours-new"),
    path("dong-cua/", closures.closures, name="console-closures"),
    path("dong-cua/moi/", closures.new_closure, name="console-closure-new"),
    path("dong-cua/<int:key>/bo/", closures.cancel, name="console-closure-cancel"),
    path("thay-doi/", changes.changes, name="console-calendar-changes"),
    path("thay-doi/<int:version>/", changes.change, name="console-calendar-change"),
    path("<int:number>/", years.year, name="console-year"),
    path("<int:number>/xac-nhan/", years.confirm, name="console-year-confirm"),
    path("<int:number>/ngay/", day.day, name="console-day"),
]
