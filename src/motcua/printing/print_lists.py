"""Many dossiers at once: a form of each in one PDF, a list of them all, or the pages of a register."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from motcua.dossiers.access import load_all
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import visible_to
from motcua.dossiers.rules.codes import parse_code
from motcua.dossiers.schedules import schedule_of_centre
from motcua.kernel.clock import VIETNAM
from motcua.kernel.errors import Invalid, NotFound, Refused
from motcua.organisation.actors import Actor
from motcua.organisation.queries import centre_unknown, visible_centres
from motcua.printing import policies
from motcua.printing.drawing import Filled, draw
from motcua.printing.loading import NameBook, Rate
from motcua.printing.print_forms import fill_form
from motcua.printing.rules.forms import FORMS, form_unknown
from motcua.printing.rules.hand_over_list import hand_over_list
from motcua.printing.rules.joint_receipt import JOINT_RECEIPT
from motcua.printing.rules.list_form import ListForm
from motcua.printing.rules.receipt import RECEIPT
from motcua.printing.rules.register import KEY as REGISTER
from motcua.printing.rules.register import register_data
from motcua.printing.rules.results_list import RESULTS_LIST
from motcua.printing.rules.subject import Subject
from motcua.worktime.rules.hand_over import hand_over_deadline
from motcua.worktime.rules.schedule import in_vietnam

MOST = 200
"""Dossiers in one batch or on one list."""
MOST_LINES = 1_000
"""Lines of a register printed at once."""


def list_forms(at: datetime) -> dict[str, ListForm]:
    """The forms that list several dossiers, by key."""
    forms = (JOINT_RECEIPT, hand_over_list(in_vietnam(at), deadline_of), RESULTS_LIST)
    return {form.key: form for form in forms}


def print_many(
    actor: Actor,
    codes: Sequence[str],
    form: str,
    *,
    at: datetime,
    look_up: str = "",
    rate: Rate | None = None,
) -> bytes:
    """One PDF for the dossiers with `codes`: a list of them if `form` is one, else the form of each in this order.

    Raises `Invalid` for none or too many, `NotFound` naming the codes that are absent or not this actor's, `Refused`
    naming the dossier for which the form cannot be printed.
    """
    lists = list_forms(at)
    wanted = FORMS.get(form) or lists.get(form)
    if wanted is None:
        raise form_unknown(form)
    loaded = load_all(rows_for(actor, codes))
    for each in loaded:
        policies.check_may_print(actor, form, each.state, for_applicant=wanted.for_applicant)
    subjects = NameBook(look_up, rate if wanted in (RECEIPT, JOINT_RECEIPT) else None).subjects(loaded)
    if isinstance(wanted, ListForm):
        documents = [Filled(form, wanted.data(subjects), in_vietnam(at).date())]
    else:
        for subject in subjects:
            if wanted.called_for(subject) is None:
                raise not_printable(subject, wanted.vi, wanted.en)
        documents = [fill_form(wanted, subject) for subject in subjects]
    return draw(documents, at=at)


def print_register(actor: Actor, centre: str, first: date, last: date, *, at: datetime) -> tuple[bytes, list[str]]:
    """The register's pages of a one-stop, both days included, within one year, and the codes that stand in them.

    Raises `NotFound` for a one-stop that is not one of the actor's, `Invalid` for days in the wrong order, of two
    years, or with too many dossiers.
    """
    policies.check_is_officer(actor, centre_unknown(centre))
    here = visible_centres(actor, in_vietnam(at).date()).filter(code=centre).first()
    if here is None:
        raise centre_unknown(centre)
    check_period(first, last)
    received = visible_to(actor).filter(received_centre=here).order_by("accepted_at", "pk")
    rows = list(received.filter(accepted_at__gte=start_of(first), accepted_at__lt=start_of(last + timedelta(days=1))))
    check_number(len(rows), MOST_LINES, "period")
    before = received.filter(accepted_at__gte=start_of(date(first.year, 1, 1)), accepted_at__lt=start_of(first)).count()
    names = NameBook()
    data = register_data(
        names.centre(centre),
        names.subjects(load_all(rows)),
        first=first,
        last=last,
        number_from=before + 1,
        made_at=at,
    )
    return draw([Filled(REGISTER, data, last)], at=at), [row.code for row in rows if row.code]


def rows_for(actor: Actor, codes: Sequence[str]) -> list[Dossier]:
    """The rows of the dossiers with `codes`, in that order, each once."""
    wanted = list(dict.fromkeys(parse_code(code).text for code in codes))
    check_number(len(wanted), MOST, "codes")
    found = {row.code: row for row in visible_to(actor).filter(code__in=wanted)}
    if missing := [code for code in wanted if code not in found]:
        raise NotFound(
            "dossiers_not_found",
            vi=f"Không tìm thấy hồ sơ: {', '.join(missing[:10])}. Hãy kiểm tra lại mã, hoặc bỏ ra khỏi danh sách.",
            en=f"No such dossiers: {', '.join(missing[:10])}. Check the codes, or leave them out.",
            field="codes",
        )
    return [found[code] for code in wanted]


def deadline_of(subject: Subject) -> datetime | None:
    """By when the one-stop hands the dossier over (NĐ 61/2018/NĐ-CP Art 18); None while its clock does not run."""
    started = subject.state.clock_started_at
    if started is None:
        return None
    return hand_over_deadline(started, schedule_of_centre(subject.state.received_centre, started.date()))


def not_printable(subject: Subject, vi: str, en: str) -> Refused:
    return Refused(
        "form_not_printable",
        vi=f"Hồ sơ {subject.state.code} chưa có «{vi}». Hãy bỏ hồ sơ này ra, hoặc làm việc đó trước khi in.",
        en=f"Dossier {subject.state.code} has no “{en}” yet. Leave it out, or do what the form is for first.",
        dossier=subject.state.code,
    )


def check_number(count: int, most: int, field: str) -> None:
    """Not nothing where codes are chosen, and not more than a printer should be sent at once."""
    if field == "codes" and not count:
        raise Invalid(
            "no_dossiers",
            vi="Chưa chọn hồ sơ nào. Hãy chọn ít nhất một hồ sơ.",
            en="No dossier was chosen. Choose at least one.",
            field=field,
        )
    if count > most:
        raise Invalid(
            "too_many_to_print",
            vi=f"Một lần in được nhiều nhất {most} hồ sơ, ở đây có {count}. Hãy chọn ít hơn, hoặc in làm nhiều lần.",
            en=f"At most {most} dossiers are printed at once, and here are {count}. Choose fewer, or print in parts.",
            field=field,
        )


def check_period(first: date, last: date) -> None:
    """In order, and within one year: a register is a book a year."""
    if first <= last and first.year == last.year:
        return
    raise Invalid(
        "register_period",
        vi="Sổ theo dõi lập theo năm: ngày đầu phải trước hoặc bằng ngày cuối và trong cùng một năm. Hãy chọn lại.",
        en="The register is a book a year: the first day comes before the last, in the same year. Choose again.",
        field="first",
    )


def start_of(day: date) -> datetime:
    return datetime.combine(day, time(0), VIETNAM)
