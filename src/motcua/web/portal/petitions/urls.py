from django.urls import path

from motcua.web.portal.petitions import own, public, sending

urlpatterns = [
    path("", public.public_list, name="public-petitions"),
    path("gui/", sending.petition_send, name="petition-send"),
    path("theo-doi/", own.petition_follow, name="petition-follow"),
    path("cua-toi/", own.own_list, name="own-petitions"),
    path("cua-toi/<uuid:subject>/", own.own_page, name="own-petition"),
    path("cua-toi/<uuid:subject>/tep/<int:number>/", own.own_file, name="own-petition-file"),
    path("cua-toi/<uuid:subject>/<slug:act>/", own.own_act, name="own-petition-act"),
    path("<slug:code>/", public.public_page, name="public-petition"),
]
