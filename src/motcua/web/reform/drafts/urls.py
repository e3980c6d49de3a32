from django.urls import path

from motcua.web.reform.drafts import acting, assessment, cost, listing, page, paper, shares

urlpatterns = [
    path("", listing.drafts, name="drafts"),
    path("moi/", acting.new_draft, name="draft-new"),
    path("ty-le/", shares.draft_shares, name="draft-shares"),
    path("<uuid:subject>/", page.draft, name="draft"),
    path("<uuid:subject>/viec/<slug:act>/", acting.draft_act, name="draft-act"),
    path("<uuid:subject>/thu-tuc/<int:key>/", assessment.draft_assessment, name="draft-assessment"),
    path("<uuid:subject>/thu-tuc/<int:key>/in/", paper.printed_assessment, name="draft-assessment-printed"),
    path("<uuid:subject>/thu-tuc/<int:key>/chi-phi/<slug:side>/", cost.draft_cost, name="draft-cost"),
]
