"""What is wrong with a process template, said so that its author can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault: a stable `code`, the `step` it concerns ("" for the whole process), one sentence in each language."""

    code: str
    step: str
    vi: str
    en: str

    def sentence(self, language: str) -> str:
        """The sentence in `language` ("vi" or "en"); Vietnamese for any other."""
        return self.en if language == "en" else self.vi


def name_problem(code: str, step: str = "", **values: object) -> Problem:
    """The problem `code` of `step`, its sentence filled with `values`; a value that differs by language is (vi, en)."""
    vi, en = _SENTENCES[code]
    vi_values, en_values = (
        {name: _show(value[side] if isinstance(value, tuple) else value) for name, value in values.items()}
        for side in (0, 1)
    )
    where_vi, where_en = (f"Bước «{step}»", f"Step “{step}”") if step else ("Quy trình", "The process")
    return Problem(code, step, f"{where_vi} {vi.format(**vi_values)}.", f"{where_en} {en.format(**en_values)}.")


def _show(value: object) -> str:
    """A value as it can be shown: what cannot be printed becomes "?"."""
    return "".join(letter if letter.isprintable() else "?" for letter in str(value))


_SENTENCES = {
    # one step
    "bad_key": (
        "có mã không hợp lệ; hãy đặt mã bằng chữ thường không dấu, số và gạch dưới, tối đa 40 ký tự",
        "has a key that cannot be used; write lower-case letters, digits and underscores, 40 at most",
    ),
    "duplicate_key": (
        "dùng mã này {times} lần; hãy đặt mã khác nhau",
        "shares its key with another; tell them apart",
    ),
    "missing_name": ("chưa có tên tiếng Việt; hãy đặt tên", "has no Vietnamese name; name it"),
    "missing_role": ("chưa giao cho ai; hãy chọn vai trò hoặc vị trí", "is nobody's; choose a role or a post"),
    "unknown_role": (
        "có vai trò lạ «{role}»; hãy chọn một trong: {roles}",
        "has an unknown role “{role}”; choose one of: {roles}",
    ),
    "unknown_kind": (
        "có loại lạ «{kind}»; hãy chọn một trong: {kinds}",
        "is of an unknown kind “{kind}”; choose one of: {kinds}",
    ),
    "conditional_end": (
        "là tiếp nhận hoặc trả kết quả nên luôn diễn ra; hãy bỏ điều kiện",
        "is reception or return, which always take place; remove its condition",
    ),
    "missing_hours": (
        "chưa có thời gian; hãy ghi số giờ làm việc hoặc tỷ lệ của thời hạn",
        "has no time; give its working hours or its share of the term",
    ),
    "participant_without_deadline": (
        "của cơ quan tham gia chưa có thời hạn; hãy ghi số giờ làm việc",
        "is another agency's and has no deadline; give its working hours",
    ),
    "hours_and_share": ("vừa có giờ vừa có tỷ lệ; hãy giữ một", "has both hours and a share; keep one"),
    "bad_hours": (
        "có số giờ {hours} không dùng được; hãy ghi bội số của 0,25 từ 0 trở lên",
        "has {hours} hours, which cannot be used; write a multiple of 0.25 from 0 on",
    ),
    "bad_share": (
        "có tỷ lệ {share} % không dùng được; hãy ghi từ 0 đến 100",
        "has a share of {share} per cent; write 0 to 100",
    ),
    "unknown_agency": (
        "có cơ quan lạ «{agency}»; hãy nhập mã một cơ quan đang hoạt động",
        "names an unknown agency “{agency}”; enter the code of one that exists",
    ),
    "unknown_post": (
        "có vị trí lạ «{post}»; hãy nhập mã một vị trí công tác đang có",
        "names an unknown post “{post}”; enter the code of one that exists",
    ),
    # conditions
    "unknown_fact": (
        "có điều kiện về dữ kiện lạ «{fact}»; hãy chọn một trong: {facts}",
        "has a condition on an unknown fact “{fact}”; choose one of: {facts}",
    ),
    "wrong_operator": (
        "so sánh «{fact}» không đúng cách; hãy chọn một trong: {operators}",
        "compares “{fact}” in a way it cannot be; choose one of: {operators}",
    ),
    "wrong_type": (
        "có giá trị {value} không hợp với «{fact}»; hãy sửa giá trị",
        "has the value {value}, which does not fit “{fact}”; mend the value",
    ),
    "unknown_channel": (
        "có kênh lạ «{channel}» trong điều kiện; hãy chọn một trong: {channels}",
        "has an unknown channel “{channel}” in its condition; choose one of: {channels}",
    ),
    "unknown_case": (
        "có điều kiện về trường hợp lạ «{case}»; hãy chọn một trong: {cases}",
        "has a condition on an unknown case “{case}”; choose one of: {cases}",
    ),
    "empty_condition": ("có nhóm điều kiện rỗng; hãy thêm hoặc bỏ nhóm", "has an empty condition; fill or remove it"),
    "never_happens": (
        "có điều kiện không bao giờ thỏa; hãy sửa điều kiện",
        "has a condition that never holds; mend the condition",
    ),
    "too_many_cases": (
        "có điều kiện phân biệt quá {limit} trường hợp; hãy đơn giản hóa",
        "has conditions that tell more than {limit} cases apart; simplify them",
    ),
    # the way from reception to return
    "unknown_predecessor": (
        "đi sau «{predecessor}» nhưng không có bước đó; hãy sửa mã bước trước",
        "comes after “{predecessor}”, which is no step; mend the name of its predecessor",
    ),
    "cycle": ("đi sau chính nó; hãy sửa các bước trước", "comes after itself; mend its predecessors"),
    "unreachable": (
        "không có đường nào từ tiếp nhận tới; hãy nối với bước trước",
        "cannot be reached from reception; join it to a predecessor",
    ),
    "dead_end": (
        "không dẫn tới trả kết quả; hãy nối với bước sau",
        "leads to no return of the result; join a follower to it",
    ),
    "before_decision": (
        "không đi sau bước phê duyệt{when}; hãy đặt sau bước phê duyệt",
        "does not come after the approval{when}; put it after",
    ),
    "after_decision": (
        "là thẩm định hoặc lấy ý kiến nhưng không đi trước bước phê duyệt{when}; hãy đặt trước",
        "appraises or consults but does not come before the approval{when}; put it before",
    ),
    "before_issue": (
        "không đi sau bước ban hành kết quả{when}; hãy đặt sau",
        "does not come after the issue of the result{when}; put it after",
    ),
    "several_approvals": (
        "có hơn một bước phê duyệt{when}; hãy giữ một, bước trình ký trước đó là thẩm định",
        "has more than one approval{when}; keep one, an earlier sign-off is an appraisal",
    ),
    "several_issues": (
        "có hơn một bước ban hành kết quả{when}; hãy giữ một",
        "issues the result more than once{when}; keep one",
    ),
    "no_receive": ("chưa có bước tiếp nhận; hãy thêm", "has no reception; add one"),
    "several_receives": ("có {count} bước tiếp nhận; hãy giữ một", "has {count} receptions; keep one"),
    "no_return": ("chưa có bước trả kết quả; hãy thêm", "has no return of the result; add one"),
    "no_approver": ("không có ai phê duyệt{when}; hãy thêm bước phê duyệt", "has no approver{when}; add an approval"),
    "no_lead": (
        "liên thông chưa có cơ quan chủ trì; hãy chọn một cơ quan tham gia",
        "is linked but has no lead; choose one of its agencies",
    ),
    "lead_takes_no_part": (
        "có cơ quan chủ trì {agency} không làm bước nào; hãy giao bước hoặc chọn cơ quan khác",
        "has a lead, {agency}, that does no step; give it one or choose another lead",
    ),
    "too_many_steps": ("có {count} bước; hãy rút xuống còn {limit}", "has {count} steps; cut it to {limit}"),
    # the term
    "bad_term": (
        "có thời hạn {days} ngày làm việc không dùng được; hãy ghi từ 0 đến {limit}",
        "has a term of {days} working days; write 0 to {limit}",
    ),
    "missing_term": (
        "có bước tính bằng giờ nhưng chưa ghi thời hạn; hãy ghi thời hạn theo ngày làm việc",
        "has steps in hours but no term; give the term in working days",
    ),
    "over_term": (
        "cần {needed} giờ làm việc qua {way}, quá thời hạn {allowed} giờ{when}; hãy giảm giờ",
        "takes {needed} working hours by {way}, over the term of {allowed}{when}; cut the hours",
    ),
    "over_whole": (
        "dùng {needed} % thời hạn qua {way}{when}; hãy giảm tỷ lệ",
        "takes {needed} per cent of the term by {way}{when}; cut the shares",
    ),
    # what it serves
    "unknown_procedure": (
        "dành cho thủ tục lạ «{procedure}»; hãy nhập mã một thủ tục trong danh mục",
        "is for an unknown procedure “{procedure}”; enter the code of one in the catalogue",
    ),
    "unknown_centre": (
        "dành cho trung tâm lạ «{centre}»; hãy nhập mã một trung tâm đang hoạt động",
        "is for an unknown centre “{centre}”; enter the code of one that exists",
    ),
    # the file
    "unknown_field": (
        "có mục lạ «{field}»; hãy bỏ hoặc sửa tên",
        "has an unknown field “{field}”; rename it",
    ),
    "bad_field": (
        "có mục «{field}» sai kiểu; cần {wanted}",
        "has a field “{field}” of the wrong type; it must be {wanted}",
    ),
    "bad_condition": (
        "có điều kiện không đọc được; hãy viết all, any, not hoặc fact–is–value, sâu nhất {depth} tầng",
        "has a condition that cannot be read; write all, any, not or fact–is–value, {depth} deep at most",
    ),
}
