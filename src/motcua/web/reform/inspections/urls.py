from django.urls import path

from motcua.web.reform.inspections.files import inspection_file
from motcua.web.reform.inspections.pages import inspection, inspection_act, inspection_new, inspections_list
from motcua.web.reform.inspections.paper import inspection_printed
from motcua.web.reform.inspections.plan_pages import inspection_plan, inspection_plan_act, plan_new

urlpatterns = [
    path("", inspections_list, name="inspections"),
    path("ke-hoach/moi/", plan_new, name="inspection-plan-new"),
    path("ke-hoach/<uuid:subject>/", inspection_plan, name="inspection-plan"),
    path("ke-hoach/<uuid:subject>/<slug:act>/", inspection_plan_act, name="inspection-plan-act"),
    path("moi/", inspection_new, name="inspection-new"),
    path("<uuid:subject>/", inspection, name="inspection"),
    path("<uuid:subject>/viec/<slug:act>/", inspection_act, name="inspection-act"),
    path("<uuid:subject>/tep/<int:number>/<int:place>/", inspection_file, name="inspection-file"),
    path("<uuid:subject>/in/<slug:paper>/", inspection_printed, name="inspection-printed"),
]
