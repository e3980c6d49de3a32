"""Walks every URL as a stranger, a citizen and an officer of another unit.

A new route must say here who may do what with it: a route missing from the table fails.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from motcua.dossiers.models import Dossier
from motcua.dossiers.tests.world import World
from motcua.kernel.tests.reading import whole_text
from motcua.people.models import Account
from motcua.web.tests import console_routes, lives, samples
from motcua.web.tests.conftest import SignIn

SIGN_IN, SEEN, NO_SUCH, METHOD, REFUSED = "must sign in", 200, 404, 405, 422
BAD_RECEIPT = 400
SIGN_IN_FIRST = 401  # what a program is told where a person is sent to sign in


@dataclass(frozen=True)
class Access:
    """What a GET of `address` answers to each visitor."""

    address: str
    stranger: int | str
    citizen: int | str
    outsider: int | str


OPEN = (SEEN, SEEN, SEEN)
DRAFT = "0f0e0d0c-0b0a-4999-8888-777766665555"
NO_UNIT = (NO_SUCH, NO_SUCH, NO_SUCH)
"""Public, but of a unit that is not there in this world (test_ratings.py)."""
NO_NUMBER = "00000000-0000-4000-8000-000000000000"
# "No such dossier" and "not yours" are the same answer, so an outsider sees 404 and never 403.
TABLE = {
    "home": Access("/", *OPEN),
    "procedures": Access("/thu-tuc/", *OPEN),
    "procedure": Access("/thu-tuc/9.999999/", NO_SUCH, NO_SUCH, NO_SUCH),
    "procedure-suggestions": Access("/thu-tuc/goi-y/?q=khai", *OPEN),
    "life-events": Access("/su-kien/", *OPEN),
    "life-event": Access("/su-kien/khong-co/", NO_SUCH, NO_SUCH, NO_SUCH),
    "reception-points": Access("/noi-tiep-nhan/", *OPEN),
    "reception-point": Access("/noi-tiep-nhan/KHONG/", NO_SUCH, NO_SUCH, NO_SUCH),
    "look-up": Access("/tra-cuu/", *OPEN),
    # One's own only: what belongs to somebody else is as absent as what is not there (test_filing.py).
    "filing-drafts": Access("/nop-ho-so/", SIGN_IN, SEEN, SEEN),
    "filing-start": Access("/nop-ho-so/thu-tuc/9.999999/", SIGN_IN, NO_SUCH, NO_SUCH),
    "filing-draft": Access(f"/nop-ho-so/{DRAFT}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "filing-drop": Access(f"/nop-ho-so/{DRAFT}/xoa/", SIGN_IN, METHOD, METHOD),
    "filing-upload": Access(f"/nop-ho-so/{DRAFT}/tep/", SIGN_IN, METHOD, METHOD),
    "filing-file": Access(f"/nop-ho-so/{DRAFT}/tep/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "filing-submit": Access(f"/nop-ho-so/{DRAFT}/nop/", METHOD, METHOD, METHOD),
    "filing-step": Access(f"/nop-ho-so/{DRAFT}/giay-to/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-dossiers": Access("/ho-so-cua-toi/", SIGN_IN, SEEN, SEEN),
    "own-dossier": Access("/ho-so-cua-toi/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "acknowledgement": Access("/ho-so-cua-toi/1/giay-bao/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-supplement": Access("/ho-so-cua-toi/1/bo-sung/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-withdraw": Access("/ho-so-cua-toi/1/rut/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-file": Access("/ho-so-cua-toi/1/tep/2/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-form": Access("/ho-so-cua-toi/1/to-khai/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-papers": Access("/giay-to-cua-toi/", SIGN_IN, SEEN, SEEN),
    "own-papers-consent": Access("/giay-to-cua-toi/dong-y/", SIGN_IN, METHOD, METHOD),
    "own-paper": Access("/giay-to-cua-toi/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "own-paper-remove": Access("/giay-to-cua-toi/1/lay-ra/", SIGN_IN, METHOD, METHOD),
    "conversation": Access("/trao-doi/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "message-file": Access("/trao-doi/1/1/0/", SIGN_IN, NO_SUCH, NO_SUCH),
    "unread-messages": Access("/tin-nhan/", SIGN_IN, NO_SUCH, SEEN),
    "dossier-form": Access("/to-khai/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "verify-result": Access("/ket-qua/khong-phai/", NO_SUCH, NO_SUCH, NO_SUCH),
    "reform": Access("/cai-cach/", *OPEN),
    # Published indices and assessments are public, the others are of those concerned (test_indices_pages.py).
    "reform-indices": Access("/cai-cach/chi-so/", *OPEN),
    "published-index": Access("/cai-cach/chi-so/cong-bo/papi/", *OPEN),
    "published-index-csv": Access("/cai-cach/chi-so/cong-bo/papi/so-lieu.csv", *OPEN),
    "published-table": Access("/cai-cach/chi-so/cong-bo/papi/2017/khong/", NO_SUCH, NO_SUCH, NO_SUCH),
    "criteria-set": Access("/cai-cach/chi-so/bo-tieu-chi/khong/", NO_SUCH, NO_SUCH, NO_SUCH),
    "criteria-ranking-csv": Access("/cai-cach/chi-so/bo-tieu-chi/khong/xep-hang.csv", NO_SUCH, NO_SUCH, NO_SUCH),
    "assessments": Access("/cai-cach/chi-so/danh-gia/", *OPEN),
    "assessment": Access(f"/cai-cach/chi-so/danh-gia/{NO_NUMBER}/", NO_SUCH, NO_SUCH, NO_SUCH),
    "assessment-sheet": Access(f"/cai-cach/chi-so/danh-gia/{NO_NUMBER}/bang-diem.pdf", NO_SUCH, NO_SUCH, NO_SUCH),
    "assessment-criterion": Access(f"/cai-cach/chi-so/danh-gia/{NO_NUMBER}/tieu-chi/1/", NO_SUCH, NO_SUCH, NO_SUCH),
    "assessment-act": Access(f"/cai-cach/chi-so/danh-gia/{NO_NUMBER}/viec/nop/", SIGN_IN, METHOD, METHOD),
    "assessment-evidence": Access(f"/cai-cach/chi-so/danh-gia/{NO_NUMBER}/minh-chung/1/0/", SIGN_IN, NO_SUCH, NO_SUCH),
    # For whoever holds a post; a plan only at its one-stop (test_reviews.py, test_equipment.py).
    "reviews": Access("/cai-cach/ra-soat/", SIGN_IN, NO_SUCH, SEEN),
    "review-simulation": Access("/cai-cach/ra-soat/mo-phong/", SIGN_IN, NO_SUCH, SEEN),
    "review-simulation-dossiers": Access("/cai-cach/ra-soat/mo-phong/ho-so/", SIGN_IN, NO_SUCH, SEEN),
    "review-simulation-csv": Access("/cai-cach/ra-soat/mo-phong/ho-so.csv", SIGN_IN, NO_SUCH, SEEN),
    "review-inventory": Access("/cai-cach/ra-soat/kiem-ke/", SIGN_IN, NO_SUCH, SEEN),
    "review-inventory-list": Access("/cai-cach/ra-soat/kiem-ke/danh-sach/?list=standardised", SIGN_IN, NO_SUCH, SEEN),
    "review-inventory-csv": Access("/cai-cach/ra-soat/kiem-ke.csv", SIGN_IN, NO_SUCH, SEEN),
    "review-plan": Access(f"/cai-cach/ra-soat/{DRAFT}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "review-plan-csv": Access(f"/cai-cach/ra-soat/{DRAFT}.csv", SIGN_IN, NO_SUCH, NO_SUCH),
    "review-form-04": Access(f"/cai-cach/ra-soat/{DRAFT}/bieu-04/", SIGN_IN, NO_SUCH, NO_SUCH),
    "review-item": Access(f"/cai-cach/ra-soat/{DRAFT}/1.000001/", SIGN_IN, NO_SUCH, NO_SUCH),
    "equipment": Access("/cai-cach/trang-bi/", SIGN_IN, NO_SUCH, SEEN),
    "equipment-csv": Access("/cai-cach/trang-bi/danh-sach.csv", SIGN_IN, NO_SUCH, SEEN),
    "equipment-prices": Access("/cai-cach/trang-bi/gia/", SIGN_IN, NO_SUCH, SEEN),
    "equipment-unit": Access("/cai-cach/trang-bi/don-vi/KHONG/", SIGN_IN, NO_SUCH, NO_SUCH),
    # Run by coordinators and controllers; published ones are everybody's (test_survey_pages.py).
    "surveys": Access("/cai-cach/khao-sat/", *OPEN),
    "survey-new": Access("/cai-cach/khao-sat/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/", NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-questionnaire": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/cau-hoi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey-sample": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/mau/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey-invitations": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/giay-moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey-letters": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/giay-moi/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey-paper": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/phieu-giay/", SIGN_IN, NO_SUCH, NO_SUCH),
    "survey-results": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/ket-qua/", NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-csv": Access(f"/cai-cach/khao-sat/{NO_NUMBER}/ket-qua.csv", NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-answer": Access("/khao-sat/1.khong-phai/", NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-thanks": Access("/khao-sat/cam-on/", *OPEN),
    # Giang heads a one-stop of their own, which has no project (test_programmes.py).
    "programmes": Access("/cai-cach/chuong-trinh/", SIGN_IN, NO_SUCH, SEEN),
    "programmes-report": Access("/cai-cach/chuong-trinh/bao-cao/", SIGN_IN, NO_SUCH, SEEN),
    "programmes-report-file": Access("/cai-cach/chuong-trinh/bao-cao/tep.csv", SIGN_IN, NO_SUCH, SEEN),
    "programmes-new": Access("/cai-cach/chuong-trinh/du-an/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "programmes-project": Access(f"/cai-cach/chuong-trinh/du-an/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "programmes-act": Access(f"/cai-cach/chuong-trinh/du-an/{NO_NUMBER}/buoc/", SIGN_IN, NO_SUCH, NO_SUCH),
    # Giang heads a one-stop of their own, which nobody inspects (test_inspections_pages.py, test_cases_pages.py).
    "inspections": Access("/cai-cach/kiem-tra/", SIGN_IN, NO_SUCH, SEEN),
    "inspection-plan-new": Access("/cai-cach/kiem-tra/ke-hoach/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-plan": Access(f"/cai-cach/kiem-tra/ke-hoach/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-plan-act": Access(f"/cai-cach/kiem-tra/ke-hoach/{NO_NUMBER}/them/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-new": Access("/cai-cach/kiem-tra/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection": Access(f"/cai-cach/kiem-tra/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-act": Access(f"/cai-cach/kiem-tra/{NO_NUMBER}/viec/ket-luan/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-printed": Access(f"/cai-cach/kiem-tra/{NO_NUMBER}/in/bien-ban/", SIGN_IN, NO_SUCH, NO_SUCH),
    "inspection-file": Access(f"/cai-cach/kiem-tra/{NO_NUMBER}/tep/1/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "case-file": Access(f"/cai-cach/trach-nhiem/{NO_NUMBER}/tep/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "cases": Access("/cai-cach/trach-nhiem/", SIGN_IN, NO_SUCH, SEEN),
    "case-figures": Access("/cai-cach/trach-nhiem/so-lieu/", *OPEN),
    "case-proposals": Access("/cai-cach/trach-nhiem/de-xuat/", SIGN_IN, NO_SUCH, SEEN),
    "case-new": Access("/cai-cach/trach-nhiem/moi/", SIGN_IN, NO_SUCH, SEEN),
    "case": Access(f"/cai-cach/trach-nhiem/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "case-act": Access(f"/cai-cach/trach-nhiem/{NO_NUMBER}/viec/giai-trinh/", SIGN_IN, NO_SUCH, NO_SUCH),
    # Sessions are for the invited; coordinators run them and keep the points (test_meetings.py).
    "meetings": Access("/cai-cach/hop-truc-tuyen/", SIGN_IN, NO_SUCH, SEEN),
    "meetings-csv": Access("/cai-cach/hop-truc-tuyen/phien.csv", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-new": Access("/cai-cach/hop-truc-tuyen/phien/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-session": Access(f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-join": Access(f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/vao-phong/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-invitation": Access(f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/giay-moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-minutes": Access(f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/bien-ban/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-session-calendar": Access(
        f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/lich.ics", SIGN_IN, NO_SUCH, NO_SUCH
    ),
    "meetings-act": Access(f"/cai-cach/hop-truc-tuyen/phien/{NO_NUMBER}/huy/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-points": Access("/cai-cach/hop-truc-tuyen/diem-cau/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-points-csv": Access("/cai-cach/hop-truc-tuyen/diem-cau/danh-sach.csv", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-point-new": Access("/cai-cach/hop-truc-tuyen/diem-cau/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-point": Access(f"/cai-cach/hop-truc-tuyen/diem-cau/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-point-act": Access(f"/cai-cach/hop-truc-tuyen/diem-cau/{NO_NUMBER}/ngung/", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-suggestions": Access("/cai-cach/hop-truc-tuyen/goi-y/can-bo/?q=b", SIGN_IN, NO_SUCH, NO_SUCH),
    "meetings-calendar": Access("/cai-cach/hop-truc-tuyen/lich-cua-toi/", SIGN_IN, NO_SUCH, SEEN),
    # Whoever has a calendar's secret address reads it; nobody has one here.
    "meetings-feed": Access("/cai-cach/hop-truc-tuyen/lich/khong-phai.ics", NO_SUCH, NO_SUCH, NO_SUCH),
    # Sent and followed without an account; officers see what lies at their desks (test_petition_pages.py).
    "public-petitions": Access("/phan-anh/", *OPEN),
    "public-petition": Access("/phan-anh/PA-2018-00001/", NO_SUCH, NO_SUCH, NO_SUCH),
    "petition-send": Access("/phan-anh/gui/", *OPEN),
    "petition-follow": Access("/phan-anh/theo-doi/", *OPEN),
    "own-petitions": Access("/phan-anh/cua-toi/", SIGN_IN, SEEN, SEEN),
    "own-petition": Access(f"/phan-anh/cua-toi/{NO_NUMBER}/", NO_SUCH, NO_SUCH, NO_SUCH),
    "own-petition-act": Access(f"/phan-anh/cua-toi/{NO_NUMBER}/danh-gia/", NO_SUCH, NO_SUCH, NO_SUCH),
    "own-petition-file": Access(f"/phan-anh/cua-toi/{NO_NUMBER}/tep/1/", NO_SUCH, NO_SUCH, NO_SUCH),
    "petitions": Access("/cai-cach/phan-anh/", SIGN_IN, NO_SUCH, SEEN),
    "petition-note": Access("/cai-cach/phan-anh/ghi-nhan/", SIGN_IN, NO_SUCH, SEEN),
    "petition-noted": Access("/cai-cach/phan-anh/ghi-nhan/xong/", SIGN_IN, NO_SUCH, NO_SUCH),
    "petition-report": Access("/cai-cach/phan-anh/bao-cao/", SIGN_IN, NO_SUCH, SEEN),
    "petition-report-list": Access("/cai-cach/phan-anh/bao-cao/danh-sach/", SIGN_IN, NO_SUCH, NO_SUCH),
    "petition-report-file": Access("/cai-cach/phan-anh/bao-cao/tep.csv", SIGN_IN, NO_SUCH, SEEN),
    "petition": Access(f"/cai-cach/phan-anh/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "petition-sender": Access(f"/cai-cach/phan-anh/{NO_NUMBER}/nguoi-gui/", SIGN_IN, NO_SUCH, NO_SUCH),
    "petition-file": Access(f"/cai-cach/phan-anh/{NO_NUMBER}/tep/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "petition-act": Access(f"/cai-cach/phan-anh/{NO_NUMBER}/viec/tra-loi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "news": Access("/tin-tuc/", *OPEN),
    "news-feed": Access("/tin-tuc/atom.xml", *OPEN),
    "news-article": Access("/tin-tuc/khong-co/", NO_SUCH, NO_SUCH, NO_SUCH),
    # Giang heads a one-stop of their own and so approves its texts, of which there are none (test_news_pages.py).
    "editors": Access("/cai-cach/tin-bai/", SIGN_IN, NO_SUCH, SEEN),
    "editors-new": Access("/cai-cach/tin-bai/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "editors-article": Access(f"/cai-cach/tin-bai/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "editors-act": Access(f"/cai-cach/tin-bai/{NO_NUMBER}/duyet/", SIGN_IN, NO_SUCH, NO_SUCH),
    "periodic-new": Access("/cai-cach/tin-bai/bao-cao/moi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "periodic-report": Access(f"/cai-cach/tin-bai/bao-cao/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "periodic-pdf": Access(f"/cai-cach/tin-bai/bao-cao/{NO_NUMBER}/bao-cao.pdf", SIGN_IN, NO_SUCH, NO_SUCH),
    "periodic-submit": Access(f"/cai-cach/tin-bai/bao-cao/{NO_NUMBER}/nop/", SIGN_IN, NO_SUCH, NO_SUCH),
    "periodic-section": Access(f"/cai-cach/tin-bai/bao-cao/{NO_NUMBER}/other/", SIGN_IN, NO_SUCH, NO_SUCH),
    # What is decided is public; drafts are for their unit and the controllers (reforms/tests/test_drafts.py).
    "drafts": Access("/cai-cach/du-thao/", *OPEN),
    "draft": Access(f"/cai-cach/du-thao/{DRAFT}/", NO_SUCH, NO_SUCH, NO_SUCH),
    "draft-new": Access("/cai-cach/du-thao/moi/", SIGN_IN, NO_SUCH, SEEN),
    "draft-shares": Access("/cai-cach/du-thao/ty-le/", SIGN_IN, NO_SUCH, SEEN),
    "draft-act": Access(f"/cai-cach/du-thao/{DRAFT}/viec/gui/", SIGN_IN, NO_SUCH, NO_SUCH),
    "draft-assessment": Access(f"/cai-cach/du-thao/{DRAFT}/thu-tuc/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "draft-assessment-printed": Access(f"/cai-cach/du-thao/{DRAFT}/thu-tuc/1/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "draft-cost": Access(f"/cai-cach/du-thao/{DRAFT}/thu-tuc/1/chi-phi/after/", NO_SUCH, NO_SUCH, NO_SUCH),
    "about": Access("/gioi-thieu/", *OPEN),
    "accessibility": Access("/kha-nang-tiep-can/", *OPEN),
    "language": Access("/ngon-ngu/", METHOD, METHOD, METHOD),
    "sign-in": Access("/dang-nhap/", SEEN, 302, 302),
    # The steps behind the password send everybody whose turn it is not to where they belong (test_second_factor.py).
    "sign-in-code": Access("/dang-nhap/xac-thuc/", 302, 302, 302),
    "sign-in-set-up": Access("/dang-nhap/thiet-lap/", 302, 302, 302),
    "sign-in-recovery-codes": Access("/dang-nhap/ma-du-phong/", 302, 302, 302),
    "sign-in-new-password": Access("/dang-nhap/mat-khau-moi/", 302, 302, 302),
    "sign-out": Access("/dang-xuat/", SIGN_IN, METHOD, METHOD),
    "sign-out-everywhere": Access("/dang-xuat/moi-noi/", SIGN_IN, METHOD, METHOD),
    "account": Access("/tai-khoan/", SIGN_IN, SEEN, SEEN),
    "account-password": Access("/tai-khoan/mat-khau/", SIGN_IN, SEEN, SEEN),
    "account-second-factor": Access("/tai-khoan/xac-thuc/", SIGN_IN, SEEN, SEEN),
    "account-second-factor-remove": Access("/tai-khoan/xac-thuc/bo/", SIGN_IN, SEEN, SEEN),
    "account-recovery-codes": Access("/tai-khoan/ma-du-phong/", SIGN_IN, SEEN, SEEN),
    "national-sign-in": Access("/dang-nhap/dinh-danh/khong-co/", NO_SUCH, NO_SUCH, NO_SUCH),  # test_national_sign_in.py
    "national-back": Access("/dang-nhap/dinh-danh/khong-co/tro-lai/", NO_SUCH, NO_SUCH, NO_SUCH),
    "national-signed-out": Access("/dang-nhap/dinh-danh/khong-co/da-dang-xuat/", METHOD, METHOD, METHOD),
    "register": Access("/dang-ky/", SEEN, 302, 302),
    "register-code": Access(f"/dang-ky/{NO_NUMBER}/", SEEN, 302, 302),
    "recover": Access("/quen-mat-khau/", *OPEN),
    "recover-code": Access(f"/quen-mat-khau/{NO_NUMBER}/", *OPEN),
    "account-identity": Access("/tai-khoan/danh-tinh/", SIGN_IN, SEEN, SEEN),
    "account-contact": Access("/tai-khoan/lien-he/", SIGN_IN, SEEN, SEEN),
    "account-contact-code": Access(f"/tai-khoan/lien-he/{NO_NUMBER}/", SIGN_IN, SEEN, SEEN),
    "session-end": Access("/tai-khoan/phien/1/ket-thuc/", SIGN_IN, METHOD, METHOD),
    "sessions-end-others": Access("/tai-khoan/phien/noi-khac/", SIGN_IN, METHOD, METHOD),
    "account-representation": Access("/tai-khoan/dai-dien/", SIGN_IN, SEEN, SEEN),
    "representation-choose": Access("/tai-khoan/dai-dien/chon/", SIGN_IN, METHOD, METHOD),
    "representation-end": Access("/tai-khoan/dai-dien/1/thoi/", SIGN_IN, METHOD, METHOD),
    "account-data": Access("/tai-khoan/du-lieu/", SIGN_IN, SEEN, SEEN),
    "account-consent": Access("/tai-khoan/du-lieu/dong-y/", SIGN_IN, METHOD, METHOD),
    "account-export": Access("/tai-khoan/du-lieu/ban-sao/", SIGN_IN, METHOD, METHOD),
    "account-export-file": Access(f"/tai-khoan/du-lieu/ban-sao/{NO_NUMBER}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "account-close": Access("/tai-khoan/dong/", SIGN_IN, SEEN, SEEN),
    "account-merge": Access("/tai-khoan/gop/", SIGN_IN, NO_SUCH, NO_SUCH),
    # The counter answers; Giang is at one, and a paper may be shown at any (test_citizens_account.py).
    "authorities": Access("/quay/dai-dien/", SIGN_IN, NO_SUCH, SEEN),
    "posts": Access("/vi-tri/", SIGN_IN, SEEN, SEEN),
    "post-choice": Access("/vi-tri/chon/", SIGN_IN, METHOD, METHOD),
    "delegation-end": Access("/vi-tri/uy-quyen/1/ket-thuc/", SIGN_IN, METHOD, METHOD),
    # Whose they are, they are theirs alone (test_notices.py); officers submit things for themselves, too.
    "notices": Access("/thong-bao/", SIGN_IN, SEEN, SEEN),
    "notice": Access("/thong-bao/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "notices-read": Access("/thong-bao/da-doc/", SIGN_IN, METHOD, METHOD),
    "notice-ways": Access("/thong-bao/cach-nhan/", SIGN_IN, SEEN, SEEN),
    # A link that is none of ours opens nothing, an account its own dossiers (test_rating_pages.py).
    "rated": Access("/danh-gia/cam-on/", *OPEN),
    "rate": Access(f"/danh-gia/ho-so/{samples.CODE}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "rate-by-link": Access("/danh-gia/1.khong-phai/", NO_SUCH, NO_SUCH, NO_SUCH),
    "find-visit": Access("/danh-gia/luot/", *OPEN),
    "visit-rated": Access("/danh-gia/luot/cam-on/", *OPEN),
    "rate-visit": Access("/danh-gia/luot/aaaa-bbbb-cccc-dddd/", NO_SUCH, NO_SUCH, REFUSED),
    "satisfaction": Access("/muc-do-hai-long/", *OPEN),
    "survey-comments": Access("/muc-do-hai-long/loi-nhan/", SIGN_IN, NO_SUCH, NO_SUCH),
    "readers": Access(f"/ho-so/{samples.CODE}/ai-da-xem/", SIGN_IN, NO_SUCH, NO_SUCH),
    "all-readers": Access("/nhat-ky-doc/", SIGN_IN, NO_SUCH, NO_SUCH),
    "story": Access(f"/ho-so/{samples.CODE}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "files": Access(f"/ho-so/{samples.CODE}/tep/", SIGN_IN, NO_SUCH, NO_SUCH),
    "file": Access(f"/ho-so/{samples.CODE}/tep/2/", SIGN_IN, NO_SUCH, NO_SUCH),
    "file-view": Access(f"/ho-so/{samples.CODE}/tep/2/xem/", SIGN_IN, NO_SUCH, NO_SUCH),
    "file-remove": Access(f"/ho-so/{samples.CODE}/tep/2/go/", SIGN_IN, METHOD, METHOD),
    "upload": Access("/tep/", SIGN_IN, METHOD, METHOD),
    "kept-file": Access("/tep/da-giu/?kept=khong-phai", SIGN_IN, BAD_RECEIPT, BAD_RECEIPT),
    "fees": Access(f"/ho-so/{samples.CODE}/phi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "fee-receipt": Access(f"/ho-so/{samples.CODE}/phi/2/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-fee-receipt": Access(f"/ho-so/{samples.CODE}/phi/2/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-refund": Access(f"/ho-so/{samples.CODE}/phi/2/phieu-hoan-tra/", SIGN_IN, NO_SUCH, NO_SUCH),
    "fees-without-code": Access("/ho-so-chua-co-ma/1/phi/", SIGN_IN, NO_SUCH, NO_SUCH),
    "fee-receipt-without-code": Access("/ho-so-chua-co-ma/1/phi/2/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-fee-receipt-without-code": Access("/ho-so-chua-co-ma/1/phi/2/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-refund-without-code": Access("/ho-so-chua-co-ma/1/phi/2/phieu-hoan-tra/", SIGN_IN, NO_SUCH, NO_SUCH),
    "cash-sheet": Access("/quay/quy/1/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    # Giang has a till, receipts and refunds of their own centre.
    "cash": Access("/quay/quy/", SIGN_IN, NO_SUCH, SEEN),
    "receipt-series": Access("/quay/bien-lai/", SIGN_IN, NO_SUCH, SEEN),
    "refunds": Access("/hoan-phi/", SIGN_IN, NO_SUCH, SEEN),
    "online-payments": Access("/tien-truc-tuyen/", SIGN_IN, NO_SUCH, SEEN),
    "online-payment": Access("/tien-truc-tuyen/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "reconciliation": Access("/doi-soat/", SIGN_IN, NO_SUCH, SEEN),
    "reconciliation-csv": Access("/doi-soat/chenh-lech.csv?gateway=x&day=2018-11-05", SIGN_IN, NO_SUCH, NO_SUCH),
    # Paying is for the applicant's own account (test_paying_online.py). Gateways and whoever they send back are no
    # users: what they say is believed by its signature, and a stranger who comes back is told nothing.
    "pay": Access(f"/thanh-toan/ho-so/{samples.CODE}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "pay-without-code": Access("/thanh-toan/ho-so-chua-co-ma/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "payment": Access("/thanh-toan/lan/181105ABC/", SIGN_IN, NO_SUCH, NO_SUCH),
    "payment-status": Access("/thanh-toan/lan/181105ABC/trang-thai/", SIGN_IN, NO_SUCH, NO_SUCH),
    "payment-return": Access("/thanh-toan/ve/181105ABC/", *OPEN),
    "vnpay-ipn": Access("/thanh-toan/vnpay/ipn/", *OPEN),
    # The counter is there for receptionists only; Giang is one, of another centre.
    "receive": Access("/quay/tiep-nhan/", SIGN_IN, NO_SUCH, SEEN),
    "suggest-procedures": Access("/quay/tiep-nhan/thu-tuc/?q=giay", SIGN_IN, NO_SUCH, SEEN),
    "known-person": Access("/quay/tiep-nhan/nguoi/", SIGN_IN, METHOD, METHOD),
    "receipt": Access(f"/quay/giay-tiep-nhan/{samples.CODE}/", SIGN_IN, NO_SUCH, NO_SUCH),
    "slip": Access("/quay/phieu/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "visit-slip": Access("/quay/phieu-danh-gia/", SIGN_IN, METHOD, METHOD),
    "guidance": Access("/quay/huong-dan/9.999999/", SIGN_IN, NO_SUCH, NO_SUCH),
    "received-today": Access("/quay/hom-nay/", SIGN_IN, NO_SUCH, SEEN),
    "hand-over": Access("/quay/ban-giao/", SIGN_IN, NO_SUCH, SEEN),
    "find": Access("/tim/?q=An", SIGN_IN, NO_SUCH, 302),
    "act": Access(f"/ho-so/{samples.CODE}/viec/ghi-chu/", SIGN_IN, NO_SUCH, NO_SUCH),
    # For officers only; the rows are those that wait for this officer (test_approvals.py, test_returns.py).
    "approvals": Access("/phe-duyet/", SIGN_IN, NO_SUCH, SEEN),
    "returns": Access("/tra-ket-qua/", SIGN_IN, NO_SUCH, SEEN),
    "postal-list": Access("/tra-ket-qua/buu-chinh/", SIGN_IN, NO_SUCH, SEEN),
    "printable-forms": Access(f"/ho-so/{samples.CODE}/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-form": Access(f"/ho-so/{samples.CODE}/in/receipt/", SIGN_IN, NO_SUCH, NO_SUCH),
    "story-without-code": Access("/ho-so-chua-co-ma/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "file-without-code": Access("/ho-so-chua-co-ma/1/tep/2/", SIGN_IN, NO_SUCH, NO_SUCH),
    "file-view-without-code": Access("/ho-so-chua-co-ma/1/tep/2/xem/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printable-forms-without-code": Access("/ho-so-chua-co-ma/1/in/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-form-without-code": Access("/ho-so-chua-co-ma/1/in/refusal/", SIGN_IN, NO_SUCH, NO_SUCH),
    "printed-forms": Access("/in-nhieu-ho-so/", SIGN_IN, METHOD, METHOD),
    "printed-register": Access("/so-theo-doi/?centre=QNI", SIGN_IN, NO_SUCH, NO_SUCH),
    # The desk is there for whoever holds a post; what stands in its lists is another matter (test_work_lists.py).
    "work": Access("/viec/", SIGN_IN, NO_SUCH, SEEN),
    "work-find": Access("/viec/tim/?q=pham", SIGN_IN, NO_SUCH, SEEN),
    "work-reassign": Access("/viec/giao/", SIGN_IN, METHOD, METHOD),
    "work-take": Access("/viec/nhan/", SIGN_IN, METHOD, METHOD),
    "work-give-back": Access("/viec/tra/", SIGN_IN, METHOD, METHOD),
    "report": Access("/bao-cao/", *OPEN),
    # Figures are public; officers and reasons only the head of the centre and auditors see (test_leadership_desk.py).
    "leadership-desk": Access("/lanh-dao/", *OPEN),
    "leadership-time": Access("/lanh-dao/thoi-gian/", *OPEN),
    # Rows as visitors may see them (test_leadership_desk.py); here no calendar says which days of work the age counts.
    "leadership-open": Access("/lanh-dao/ho-so/?kind=age&band=0-1", SIGN_IN, REFUSED, REFUSED),
    # For auditors and heads: Giang sees those of Hạ Long and nothing else (test_warnings.py).
    "warnings": Access("/lanh-dao/canh-bao/", SIGN_IN, NO_SUCH, SEEN),
    "warnings-dossiers": Access("/lanh-dao/canh-bao/ho-so/?list=overdue", SIGN_IN, NO_SUCH, SEEN),
    "warnings-model": Access("/lanh-dao/canh-bao/mo-hinh/", SIGN_IN, NO_SUCH, SEEN),
    "warnings-signs": Access("/lanh-dao/canh-bao/dau-hieu/late-request/", SIGN_IN, NO_SUCH, SEEN),
    "warnings-signs-csv": Access("/lanh-dao/canh-bao/dau-hieu/late-request.csv", SIGN_IN, NO_SUCH, SEEN),
    "warnings-sign": Access("/lanh-dao/canh-bao/dau-hieu/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    # The figure is public; the rows below it are only those that the visitor may see (test_report.py).
    "report-dossiers": Access("/bao-cao/ho-so/?figure=received", SIGN_IN, SEEN, SEEN),
    "open-data": Access("/du-lieu-mo/", *OPEN),
    "open-data-csv": Access("/du-lieu-mo/giai-quyet-ho-so-1999.csv", NO_SUCH, NO_SUCH, NO_SUCH),
    "open-data-json": Access("/du-lieu-mo/giai-quyet-ho-so-1999.json", NO_SUCH, NO_SUCH, NO_SUCH),
    "index-766": Access("/bao-cao/766/", *OPEN),
    "index-766-csv": Access("/bao-cao/766/bo-chi-so.csv", *OPEN),
    "index-766-procedures": Access("/bao-cao/766/thu-tuc/?set=in_force", *OPEN),
    "index-766-dossiers": Access("/bao-cao/766/ho-so/?set=results", SIGN_IN, SEEN, SEEN),
    "ratings": Access("/bao-cao/xep-loai/", *OPEN),
    # Giang is the head of another centre.
    "ratings-officers": Access("/bao-cao/xep-loai/can-bo/?unit=QNI&period=2018-Q4", SIGN_IN, NO_SUCH, NO_SUCH),
    # Forms are as public as their figures; what was submitted is for officers (test_official_forms.py).
    "ratings-detail": Access("/bao-cao/xep-loai/chi-tiet/?unit=QNI&period=2018-Q4", *NO_UNIT),
    "ratings-dossiers": Access("/bao-cao/xep-loai/ho-so/?unit=QNI&period=2018-Q4&set=rated", SIGN_IN, NO_SUCH, NO_SUCH),
    "ratings-procedures": Access("/bao-cao/xep-loai/thu-tuc/?unit=QNI&period=2018-Q4&set=offered", *NO_UNIT),
    "official-forms": Access("/bao-cao/bieu-mau/", *OPEN),
    "official-form": Access("/bao-cao/bieu-mau/II.06a/", *OPEN),
    "official-form-file": Access("/bao-cao/bieu-mau/06/tep/?format=csv", *OPEN),
    "official-form-dossiers": Access("/bao-cao/bieu-mau/07/ho-so/?column=late", SIGN_IN, SEEN, SEEN),
    "official-form-submit": Access("/bao-cao/bieu-mau/II.06a/nop/", SIGN_IN, METHOD, METHOD),
    "submitted-reports": Access("/bao-cao/bieu-mau/da-nop/", SIGN_IN, NO_SUCH, SEEN),
    "submitted-report": Access("/bao-cao/bieu-mau/da-nop/1/", SIGN_IN, NO_SUCH, NO_SUCH),
    "submitted-report-file": Access("/bao-cao/bieu-mau/da-nop/1/tep/?format=csv", SIGN_IN, NO_SUCH, NO_SUCH),
    "api-dossiers": Access("/api/v1/dossiers", SIGN_IN_FIRST, METHOD, METHOD),
    "api-dossier": Access(f"/api/v1/dossiers/{samples.CODE}", SIGN_IN_FIRST, NO_SUCH, NO_SUCH),
}
CONSOLE = console_routes.SHOWING | console_routes.ACTING
TABLE |= {name: Access(address, SIGN_IN, NO_SUCH, NO_SUCH) for name, address in CONSOLE.items()}
TABLE |= {name: Access(address, SIGN_IN, METHOD, METHOD) for name, address in console_routes.CHECKING.items()}


@dataclass(frozen=True)
class Post:
    """What a POST of `data` to a route answers to each visitor."""

    data: dict[str, Any]
    stranger: int | str
    citizen: int | str
    outsider: int | str
    officer: int | str
    is_json: bool = False


DONE, WRONG, WRONG_PASSWORD, BAD, NO_FILE, CREATED, NO_TOKEN = 302, 400, 400, 400, 400, 201, 403
NEW_PASSWORD = {"new_password": "thuyền xanh bảy ngựa", "again": "thuyền xanh bảy ngựa"}
NOTHING_CHOSEN = 400
# Giang's own centre is Hạ Long; the application is for the province's.
APPLICATION = {
    "centre": "QNI",
    "procedure": "1.000001",
    "channel": "counter",
    "owner": {"name": "Phạm Thị An", "identity_kind": "cccd", "identity_number": "022190000123"},
    "components": [{"name": "Đơn đề nghị", "originals": 1}],
}
REQUEST = "3f0d0d8a-0000-4000-8000-000000000001"
NOBODYS = (SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH)
NOT_THERE = (NO_SUCH, NO_SUCH, NO_SUCH)
"""A dossier, a till that is not there: the acts on those that are, see test_payments.py."""
CANCEL = {"act": "cancel", "cancel-request_id": REQUEST, "cancel-entry": 1, "cancel-reason": "x"}
SERIES = {
    "act": "series",
    **{f"series-{key}": value for key, value in {"request_id": REQUEST, "centre": 0, "form": "1", "sign": "A"}.items()},
    **{f"series-{key}": value for key, value in {"year": 2018, "first": 1, "last": 9}.items()},
}
POSTS = {
    "criteria-set": Post({"request_id": REQUEST}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "assessment-criterion": Post({"request_id": REQUEST}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "assessment-act": Post({"request_id": REQUEST}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "reviews": Post({"request_id": REQUEST}, *NOBODYS),
    "review-plan": Post({"act": "add"}, *NOBODYS),
    "review-item": Post({"act": "propose"}, *NOBODYS),
    "equipment-prices": Post({"item": "x"}, *NOBODYS),
    "equipment-unit": Post({"request_id": REQUEST}, *NOBODYS),
    "language": Post({"language": "en"}, DONE, DONE, DONE, DONE),
    "sign-in": Post({"username": "binh", "password": "khong-phai"}, WRONG_PASSWORD, DONE, DONE, DONE),
    "sign-in-code": Post({"code": "123456"}, DONE, DONE, DONE, DONE),
    "sign-in-set-up": Post({"code": "123456"}, DONE, DONE, DONE, DONE),
    "sign-in-recovery-codes": Post({}, DONE, DONE, DONE, DONE),
    "sign-in-new-password": Post(NEW_PASSWORD, DONE, DONE, DONE, DONE),
    "sign-out": Post({}, SIGN_IN, DONE, DONE, DONE),
    "survey-new": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "survey": Post({}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-questionnaire": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-sample": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-paper": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "survey-answer": Post({}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "files": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),  # of a dossier that is not there; others: test_files.py
    "file-remove": Post({"reason": "Nhầm"}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "printed-forms": Post({"form": "receipt", "codes": samples.CODE}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "upload": Post({}, SIGN_IN, NO_SUCH, NO_FILE, NO_FILE),  # Giang is a receptionist too
    "fees": Post(CANCEL, *NOBODYS),
    "fees-without-code": Post(CANCEL, *NOBODYS),
    "printed-fee-receipt": Post({"request_id": REQUEST}, *NOBODYS),
    "printed-fee-receipt-without-code": Post({"request_id": REQUEST}, *NOBODYS),
    "cash": Post({"act": "count", "count-request_id": REQUEST}, *NOBODYS),
    "online-payment": Post({"act": "attach", "attach-request_id": REQUEST, "attach-note": "x"}, *NOBODYS),
    "reconciliation": Post({"act": "settle", "settle-difference": 1}, SIGN_IN, NO_SUCH, 400, 400),
    "pay": Post({"gateway": "x", "request_id": REQUEST}, *NOBODYS),
    "pay-without-code": Post({"gateway": "x", "request_id": REQUEST}, *NOBODYS),
    "payment": Post({"cancel": ""}, *NOBODYS),
    "receipt-series": Post(SERIES, SIGN_IN, NO_SUCH, REFUSED, REFUSED),
    "meetings-calendar": Post({"act": "revoke"}, SIGN_IN, NO_SUCH, DONE, DONE),
    "sign-out-everywhere": Post({}, SIGN_IN, DONE, DONE, DONE),
    "account-password": Post(NEW_PASSWORD | {"current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-second-factor": Post({"code": "khong", "current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-second-factor-remove": Post({"code": "123456"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-recovery-codes": Post({"code": "123456"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "notices-read": Post({"newest": "1"}, SIGN_IN, DONE, DONE, DONE),
    "notice-ways": Post({"by_sms": "on", "phone": "113", "language": "vi"}, SIGN_IN, BAD, BAD, BAD),
    "rate": Post({"level": "5"}, *NOBODYS),
    "rate-by-link": Post({"level": "5"}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "rate-visit": Post({"level": "5"}, NO_SUCH, NO_SUCH, REFUSED, REFUSED),
    "visit-slip": Post({}, SIGN_IN, NO_SUCH, SEEN, SEEN),
    "draft-new": Post({"title": ""}, SIGN_IN, NO_SUCH, BAD, BAD),
    "draft-act": Post({"request_id": REQUEST}, *NOBODYS),
    "draft-assessment": Post({"request_id": REQUEST}, *NOBODYS),
    "draft-cost": Post({"request_id": REQUEST}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "national-signed-out": Post({"logout_token": "x"}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "register": Post({"way": "x"}, WRONG, DONE, DONE, DONE),
    "register-code": Post({"code": "123456"}, REFUSED, DONE, DONE, DONE),
    "recover": Post({"way": "x"}, WRONG, WRONG, WRONG, WRONG),
    "recover-code": Post(NEW_PASSWORD | {"code": "123456"}, REFUSED, REFUSED, REFUSED, REFUSED),
    "account-identity": Post({"identity_number": "1"}, SIGN_IN, WRONG, WRONG, WRONG),
    "account-contact": Post(
        {"way": "email", "address": "an@example.vn", "current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED
    ),
    "account-contact-code": Post({"code": "123456"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "session-end": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "sessions-end-others": Post({}, SIGN_IN, DONE, DONE, DONE),
    "account-representation": Post(
        {"name": "Công ty A", "tax_code": "0100047516", "ground": "Giấy 1"}, SIGN_IN, REFUSED, REFUSED, REFUSED
    ),
    "representation-choose": Post({"organisation": "1"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "representation-end": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "account-consent": Post({"purpose": "khong-co"}, SIGN_IN, BAD, BAD, BAD),
    "account-export": Post({}, SIGN_IN, DONE, DONE, DONE),
    "account-close": Post({"sure": "on", "current": "khong-phai"}, SIGN_IN, REFUSED, REFUSED, REFUSED),
    "account-merge": Post({"sure": "on"}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "authorities": Post({"number": "1"}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "posts": Post({"holding": "1", "substitute": "1"}, SIGN_IN, BAD, BAD, BAD),
    "post-choice": Post({"post": "QNI.binh"}, SIGN_IN, REFUSED, REFUSED, DONE),
    "delegation-end": Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    # What a whole form leads to: test_reception.py, test_hand_over.py.
    "receive": Post({}, SIGN_IN, NO_SUCH, SEEN, SEEN),
    "known-person": Post({"kind": "cccd", "number": "022190000123"}, SIGN_IN, NO_SUCH, SEEN, SEEN),
    "hand-over": Post({"chosen": "x"}, SIGN_IN, NO_SUCH, WRONG, WRONG),
    "act": Post({"seen": 1, "text": "Ghi chú"}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "approvals": Post({"outcome": "granted"}, SIGN_IN, NO_SUCH, NOTHING_CHOSEN, NOTHING_CHOSEN),
    "returns": Post({"receiver": "An"}, SIGN_IN, NO_SUCH, NOTHING_CHOSEN, NOTHING_CHOSEN),
    # An answer to the list as a whole: each dossier in it has its own.
    "work-reassign": Post({"officer": "0", "reason": "x", "dossier": samples.CODE}, SIGN_IN, NO_SUCH, 400, 400),
    "work-take": Post({"take": samples.CODE}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    "work-give-back": Post({"give_back": samples.CODE}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    # Nobody's draft, dossier or paper of that name: what really happens is in test_filing.py and test_own_dossier.py.
    "filing-start": Post({}, SIGN_IN, *NOT_THERE),
    "filing-drop": Post({}, SIGN_IN, *NOT_THERE),
    "filing-upload": Post({}, SIGN_IN, *NOT_THERE),
    "filing-submit": Post({}, SIGN_IN_FIRST, *NOT_THERE),
    "filing-step": Post({"go": "1"}, SIGN_IN_FIRST, *NOT_THERE),
    "own-supplement": Post({}, SIGN_IN_FIRST, *NOT_THERE),
    "own-withdraw": Post({"is_sure": "1"}, SIGN_IN_FIRST, *NOT_THERE),
    "conversation": Post({"text": "Xin chào"}, SIGN_IN_FIRST, *NOT_THERE),
    "own-papers": Post({"kind": "Căn cước"}, SIGN_IN_FIRST, BAD, BAD, BAD),
    "own-papers-consent": Post({"consent": "khong-ro"}, SIGN_IN, BAD, BAD, BAD),
    "own-paper-remove": Post({}, SIGN_IN, *NOT_THERE),
    # The province's report is for the head of the provincial centre, who is neither Giang nor Bình.
    "official-form-submit": Post({"seen": 0}, SIGN_IN, NO_SUCH, REFUSED, REFUSED),
    "warnings-sign": Post({"standing": "explained", "words": "x"}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
    # Without a unit the page asks for one first.
    "case-new": Post({}, SIGN_IN, NO_SUCH, SEEN, NO_SUCH),
    "api-dossiers": Post(APPLICATION, SIGN_IN_FIRST, REFUSED, REFUSED, CREATED, is_json=True),
}
POSTS |= {
    name: Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH)
    for name in (
        "programmes-new",
        "programmes-act",
        "inspection-plan-new",
        "inspection-plan-act",
        "inspection-new",
        "inspection-act",
        "case-act",
        "meetings-new",
        "meetings-act",
        "meetings-point-new",
        "meetings-point-act",
        "editors-new",
        "editors-act",
        "periodic-new",
        "periodic-section",
        "periodic-submit",
    )
}
POSTS |= {
    "petition-send": Post({"request_id": REQUEST}, WRONG, WRONG, WRONG, WRONG),
    "petition-follow": Post({"code": "PA-2018-00001", "secret": "x"}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "own-petition-act": Post({"request_id": REQUEST}, NO_SUCH, NO_SUCH, NO_SUCH, NO_SUCH),
    "petition-note": Post({"request_id": REQUEST}, SIGN_IN, NO_SUCH, WRONG, WRONG),
    "petition-act": Post({"request_id": REQUEST}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH),
}
POSTS |= {
    name: Post({}, SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH) for name in console_routes.ACTING | console_routes.CHECKING
}
"""Every route that takes a POST: any other refuses one, so a new one must be told of here."""
SIGNED_BY_THE_SENDER = {"national-signed-out"}
"""What another server sends, whose signature is the proof (test_national_sign_in.py); no browser has its token."""


def routes(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)


def test_every_route_is_in_the_table_and_nothing_else() -> None:
    assert sorted(routes(get_resolver().url_patterns)) == sorted(TABLE)


@pytest.mark.django_db
@pytest.mark.parametrize("name", TABLE)
def test_a_stranger_gets_what_the_table_says(client: Client, name: str) -> None:
    assert answer_to(client, name) == TABLE[name].stranger


@pytest.mark.parametrize("name", TABLE)
def test_a_citizen_gets_what_the_table_says(client: Client, an: Account, name: str) -> None:
    client.force_login(an)
    assert answer_to(client, name) == TABLE[name].citizen


@pytest.mark.parametrize("name", TABLE)
def test_an_officer_of_another_unit_gets_what_the_table_says(client: Client, giang: Account, name: str) -> None:
    client.force_login(giang)
    assert answer_to(client, name) == TABLE[name].outsider


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(set(TABLE) - set(POSTS)))
def test_pages_that_only_show_take_no_post(client: Client, an: Account, name: str) -> None:
    client.force_login(an)
    assert client.post(TABLE[name].address).status_code == METHOD


@pytest.mark.parametrize("name", POSTS)
def test_a_post_does_for_each_visitor_what_the_table_says(world: World, signed_in: SignIn, name: str) -> None:
    asked = POSTS[name]
    answers = {
        "stranger": post(Client(), name),
        "citizen": post(signed_in("an"), name),
        "outsider": post(signed_in("giang"), name),
    }
    assert answers == {visitor: getattr(asked, visitor) for visitor in answers}
    assert not Dossier.objects.exists()
    assert post(signed_in("binh"), name) == asked.officer
    assert Dossier.objects.exists() == (asked.officer == CREATED)


@pytest.mark.parametrize("name", sorted(set(POSTS) - SIGNED_BY_THE_SENDER))
def test_no_post_passes_without_the_token(world: World, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(Account.objects.get(username="binh"))
    assert post(client, name) == NO_TOKEN
    assert not Dossier.objects.exists()


def post(client: Client, name: str) -> int | str:
    asked = POSTS[name]
    kind = {"content_type": "application/json"} if asked.is_json else {}
    return told(client.post(TABLE[name].address, asked.data, **kind))


def test_the_officer_of_the_walk_is_one(client: Client, giang: Account) -> None:
    client.force_login(giang)
    actor = client.get("/").wsgi_request.actor
    assert (actor.is_officer, actor.has("approver"), actor.sees_all) == (True, True, False)


# The same walk past a dossier that exists, accepted at the provincial centre from An, who has no account in it.
# {code} is the dossier's.
REGISTER = "/so-theo-doi/?centre=QNI&first=05/11/2018&last=30/11/2018"
VISITORS = ("stranger", "an", "giang", "binh", "kiem")
REAL = {
    "/ho-so/{code}/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/ho-so/{code}/tep/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/ho-so/{code}/phi/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/ho-so/{code}/ai-da-xem/": (SIGN_IN, NO_SUCH, NO_SUCH, REFUSED, SEEN),
    "/phe-duyet/": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/tra-ket-qua/": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/ho-so/{code}/in/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/ho-so/{code}/in/receipt/": (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    REGISTER: (SIGN_IN, NO_SUCH, NO_SUCH, SEEN, SEEN),
    "/tra-cuu/?code={code}": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/ho-so/?figure=received&first=01/11/2018": (SIGN_IN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/ho-so/?figure=overdue&unit=QNI": (SIGN_IN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/766/?first=01/11/2018": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/766/ho-so/?set=results&first=01/11/2018": (SIGN_IN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/xep-loai/?period=2018-Q4": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/bao-cao/xep-loai/can-bo/?unit=QNI&period=2018-Q4": (SIGN_IN, NO_SUCH, NO_SUCH, NO_SUCH, SEEN),
    "/bao-cao/?first=01/11/2018": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/thu-tuc/?centre=QNI": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/thu-tuc/1.000001/": (SEEN, SEEN, SEEN, SEEN, SEEN),
    "/viec/?list=unit": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/viec/?list=to-hand-over": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/viec/tim/?q=pham thi": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/viec/tim/?q={code}": (SIGN_IN, NO_SUCH, SEEN, SEEN, SEEN),
    "/api/v1/dossiers/{code}": (SIGN_IN_FIRST, NO_SUCH, NO_SUCH, SEEN, SEEN),
}
WHOLE_STORIES = {"/ho-so/{code}/", "/ho-so/{code}/in/receipt/", REGISTER, "/api/v1/dossiers/{code}"}
LISTED = ("/bao-cao/ho-so/", "/viec/")
OFFICERS = {"binh", "kiem"}
"""Who may see the dossier itself."""
PRIVATE = ("Phạm Thị An", "022190000123")


@pytest.mark.parametrize("address", REAL)
def test_a_real_dossier_is_seen_by_those_it_concerns_only(world: World, signed_in: SignIn, address: str) -> None:
    code = lives.accepted(world)
    asked = address.format(code=code)
    for visitor, expected in zip(VISITORS, REAL[address], strict=True):
        client = Client() if visitor == "stranger" else signed_in(visitor)
        assert (visitor, answer_at(client, asked)) == (visitor, expected)
        text = text_of(client.get(asked))
        if visitor in OFFICERS:
            assert (code in text) == ("{code}" in address or address == REGISTER or address.startswith(LISTED))
            assert (PRIVATE[0] in text) == (address in WHOLE_STORIES or address.startswith("/viec/"))
        else:
            assert "{code}" in address or code not in text
            assert not [word for word in PRIVATE if word in text.replace(own_name(visitor), "")]


def text_of(answer: HttpResponse) -> str:
    """What a person reads: of a PDF its text, a code in a narrow column put together again."""
    if answer.headers.get("Content-Type") != "application/pdf":
        return answer.text
    return whole_text(answer.content).replace("- ", "-")


def own_name(visitor: str) -> str:
    """The name that stands at the top of every page of An's."""
    return f"<span>{PRIVATE[0]}</span>" if visitor == "an" else "\0"


def answer_to(client: Client, name: str) -> int | str:
    return answer_at(client, TABLE[name].address)


def answer_at(client: Client, address: str) -> int | str:
    return told(client.get(address))


def told(answer: HttpResponse) -> int | str:
    is_sent_to_sign_in = answer.status_code == 302 and answer.headers["Location"].startswith("/dang-nhap/?next=")
    return SIGN_IN if is_sent_to_sign_in else answer.status_code
