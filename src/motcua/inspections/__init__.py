"""Inspection (kiểm tra) and accountability (trách nhiệm): NĐ 63/2010/NĐ-CP Art 35a, Chỉ thị 10/CT-TTg 2019.

Three small stories: the plan of a year (`rules.plan`), an inspection (`rules.inspection`: decision, minutes,
conclusion, follow-up) and a case of accountability (`rules.case`: evidence, explanation, report, finding, sanction,
the head's linked responsibility). Nobody inspects, decides or concludes on oneself, the head of one's own unit or what
one has handled (`rules.independence`). Sanctions and legal terms are data with validity (`data/inspections/`).

Whom a case names, only those in charge of it, its subject and the head concerned see (`access`); others see figures in
which small counts are left out (`figures`). Proposals from warnings (`proposals`) open nothing by themselves.
Knows nothing of pages.
"""
