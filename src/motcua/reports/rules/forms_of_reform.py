"""Forms 01, 02 and 04: drafts whose impact was assessed, documents issued, procedures reviewed and simplified."""

from motcua.reports.rules.approximate import APPROXIMATE, SINCE
from motcua.reports.rules.form import Column, Form, Identity, Whose
from motcua.statistics.rules.definitions import Words

EXPECTED = Words("Số TTHC dự kiến", "Procedures expected")
DOCUMENTS = Words("Số dự án VBQPPL", "Drafts of documents")
ISSUED = Words("Số TTHC được ban hành", "Procedures issued")
PLANS = Words("Phương án thực thi", "Carried out")
CUT = Words("Tỷ lệ cắt giảm", "Cut by")

FORM_01 = Form(
    code="01",
    number="Biểu số 01/VPCP/KSTT",
    title=Words("Kết quả đánh giá tác động thủ tục hành chính", "Impact assessments of administrative procedures"),
    rows_are=Words("Đơn vị chủ trì soạn thảo", "Drafting unit"),
    columns=(
        Column("3", "procedures", Words("Tổng số", "Total"), (EXPECTED,)),
        Column("4", "new", Words("Quy định mới", "New"), (EXPECTED,)),
        Column("5", "amended", Words("Sửa đổi, bổ sung", "Amended"), (EXPECTED,)),
        Column("6", "abolished", Words("Bãi bỏ", "Abolished"), (EXPECTED,)),
        Column("7", "drafts", Words("Tổng số", "Total"), (DOCUMENTS,)),
        Column("8", "resolution", Words("Nghị quyết HĐND", "Council resolutions"), (DOCUMENTS,)),
        Column("9", "decision", Words("Quyết định UBND", "Committee decisions"), (DOCUMENTS,)),
        Column("10", "other", Words("Văn bản khác", "Others"), (DOCUMENTS,)),
    ),
    identities=(
        Identity(("procedures",), ("new", "amended", "abolished")),
        Identity(("drafts",), ("resolution", "decision", "other")),
    ),
    whose=Whose.PROVINCE,
    remarks=(
        Words(
            "Dự thảo gửi lấy ý kiến kiểm soát thủ tục trong kỳ, không kể dự thảo đã rút, theo tình trạng cuối kỳ.",
            "Drafts sent for the opinion on their procedures in the period, without those withdrawn, as they stood at "
            "its end.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
FORM_02 = Form(
    code="02",
    number="Biểu số 02/VPCP/KSTT",
    title=Words(
        "Số thủ tục hành chính, văn bản quy định thủ tục hành chính được ban hành",
        "Administrative procedures, and documents that make them, issued",
    ),
    rows_are=Words("Loại văn bản", "Kind of document"),
    columns=(
        Column("3", "documents", Words("Số văn bản", "Documents")),
        Column("4", "procedures", Words("Tổng số", "Total"), (ISSUED,)),
        Column("5", "new", Words("Quy định mới", "New"), (ISSUED,)),
        Column("6", "amended", Words("Sửa đổi, bổ sung", "Amended"), (ISSUED,)),
        Column("7", "abolished", Words("Bãi bỏ", "Abolished"), (ISSUED,)),
    ),
    identities=(Identity(("procedures",), ("new", "amended", "abolished")),),
    whose=Whose.PROVINCE,
    remarks=(
        Words(
            "Văn bản được ký ban hành trong kỳ, ghi ở phần Dự thảo thủ tục.",
            "Documents signed in the period, as recorded under drafts of procedures.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
FORM_04 = Form(
    code="04",
    number="Biểu số 04/VPCP/KSTT",
    title=Words(
        "Kết quả rà soát, đơn giản hóa thủ tục hành chính", "Review and simplification of administrative procedures"
    ),
    rows_are=Words("Lĩnh vực", "Sector"),
    columns=(
        Column("3", "reviewed", Words("Số TTHC rà soát", "Procedures reviewed")),
        Column("4", "kept", Words("Giữ nguyên", "Kept"), (PLANS,)),
        Column("5", "amended", Words("Sửa đổi, bổ sung", "Amended"), (PLANS,)),
        Column("6", "abolished", Words("Bãi bỏ, thay thế", "Abolished"), (PLANS,)),
        Column("7", "proposed", Words("Kiến nghị, chưa phê duyệt", "Proposed, not approved")),
        Column("8", "procedures_cut", Words("TTHC", "Procedures"), (CUT,), is_text=True),
        Column("9", "costs_cut", Words("Chi phí tuân thủ", "Compliance costs"), (CUT,), is_text=True),
    ),
    identities=(Identity(("reviewed",), ("kept", "amended", "abolished", "proposed")),),
    whose=Whose.PROVINCE,
    remarks=(
        Words(
            "Thủ tục có phương án được ghi hoặc phê duyệt trong kỳ, theo tình trạng cuối kỳ. Sửa đổi gồm cả phân cấp; "
            "bãi bỏ gồm cả gộp vào thủ tục khác. Tỷ lệ cắt giảm TTHC = bãi bỏ ÷ số rà soát; tỷ lệ cắt giảm chi phí = "
            "chi phí một năm giảm được ÷ chi phí trước, của các phương án đã phê duyệt.",
            "Procedures whose proposal was written or approved in the period, as they stood at its end. Amended ones "
            "include those decentralised, abolished ones those merged into others. Procedures cut = abolished ÷ "
            "reviewed; costs cut = what a year costs less ÷ before, of the approved proposals.",
        ),
        APPROXIMATE,
    ),
    validity=SINCE,
)
