from django.urls import path

from motcua.web.desk.counter.find import find
from motcua.web.desk.counter.guidance import guidance
from motcua.web.desk.counter.hand_over import hand_over
from motcua.web.desk.counter.known_person import known_person
from motcua.web.desk.counter.receipt import receipt, slip
from motcua.web.desk.counter.receive import receive, suggest
from motcua.web.desk.counter.today import today
from motcua.web.desk.counter.visit_slip import visit_slip

urlpatterns = [
    path("quay/tiep-nhan/", receive, name="receive"),
    path("quay/tiep-nhan/thu-tuc/", suggest, name="suggest-procedures"),
    path("quay/tiep-nhan/nguoi/", known_person, name="known-person"),
    path("quay/giay-tiep-nhan/<str:code>/", receipt, name="receipt"),
    path("quay/phieu/<int:number>/", slip, name="slip"),
    path("quay/phieu-danh-gia/", visit_slip, name="visit-slip"),
    path("quay/huong-dan/<str:code>/", guidance, name="guidance"),
    path("quay/hom-nay/", today, name="received-today"),
    path("quay/ban-giao/", hand_over, name="hand-over"),
    path("tim/", find, name="find"),
]
