"""The sentence of every problem, in Vietnamese and English."""

_DEFINITION = {
    "bad_field": ("Thuộc tính «{field}» phải là {wanted}.", "“{field}” must be {wanted}."),
    "unknown_field": ("Không có thuộc tính «{field}»; hãy bỏ đi.", "There is no “{field}”; take it out."),
    "not_a_section": ("Phần thứ {place} không đọc được.", "Section {place} cannot be read."),
    "not_a_field": ("Trường thứ {place} của phần này không đọc được.", "Field {place} of this section cannot be read."),
    "unknown_type": (
        "Không có loại trường «{type}»; hãy chọn một trong: {types}.",
        "There is no type “{type}”; choose one of: {types}.",
    ),
    "bad_key": (
        "Mã phải gồm chữ thường không dấu, số, gạch dưới, bắt đầu bằng chữ, tối đa 40 ký tự.",
        "A key is lower-case letters, digits and underscores, begins with a letter and has 40 at most.",
    ),
    "duplicate_key": ("Mã này dùng nhiều lần; hãy đặt mã khác nhau.", "This key is used twice; tell them apart."),
    "missing_words": (
        "Chưa có đủ «{field}» tiếng Việt và tiếng Anh.",
        "“{field}” is missing in Vietnamese or in English.",
    ),
    "no_sections": ("Biểu mẫu chưa có phần nào; hãy thêm một phần.", "The form has no section; add one."),
    "no_fields": (
        "Phần này chưa có trường nào; hãy thêm hoặc bỏ phần.",
        "This section has no field; add one or remove it.",
    ),
    "too_many_fields": (
        "Biểu mẫu có quá {most} trường; hãy tách ra.",
        "The form has more than {most} fields; divide it.",
    ),
    "limits_inverted": (
        "Giới hạn dưới lớn hơn giới hạn trên; hãy sửa lại.",
        "The lower limit is above the upper one; correct one of them.",
    ),
    "limit_out_of_range": (
        "Giới hạn «{field}» phải từ {least} đến {most}.",
        "“{field}” must be from {least} to {most}.",
    ),
    "too_few_options": ("Hãy cho ít nhất hai lựa chọn.", "Give at least two options."),
    "duplicate_option": ("Lựa chọn «{option}» có nhiều lần.", "The option “{option}” stands there twice."),
    "bad_option_key": (
        "Mã lựa chọn «{option}» phải gồm chữ thường không dấu, số, gạch dưới, gạch ngang.",
        "The option's key “{option}” must be lower-case letters, digits, underscores and hyphens.",
    ),
    "asks_nothing": ("Hãy chọn ít nhất một mục cần hỏi.", "Choose at least one thing to ask."),
    "lacks_unasked": (
        "«{part}» không được hỏi nên không cần cho bỏ trống.",
        "“{part}” is not asked, so it cannot stay empty.",
    ),
    "duplicate_part": ("«{part}» được hỏi nhiều lần.", "“{part}” is asked twice."),
    "wrong_identity_kind": (
        "Trường này nhận căn cước, chứng minh nhân dân hoặc hộ chiếu; mã số thuế có loại riêng.",
        "This field takes identity cards and passports; a tax code has a type of its own.",
    ),
    "no_columns": ("Bảng chưa có cột nào; hãy thêm cột.", "The table has no column; add one."),
    "column_not_simple": (
        "Cột của bảng phải là loại đơn giản, không phải {type}.",
        "A column must be of a simple type, not {type}.",
    ),
    "column_condition": (
        "Cột của bảng không có điều kiện và không điền sẵn; hãy đặt điều kiện cho cả bảng.",
        "A column has no condition and is not prefilled; put the condition on the table.",
    ),
    "wrong_prefill": (
        "«{source}» không điền vào loại trường này được.",
        "“{source}” cannot be put into a field of this type.",
    ),
    "bad_default": ("Giá trị mặc định không hợp lệ: {reason}", "The default is no valid answer: {reason}"),
    "bad_condition": (
        "Điều kiện «{field}» không đọc được (lồng nhau tối đa {depth} tầng).",
        "The condition “{field}” cannot be read (nested {depth} deep at most).",
    ),
    "empty_condition": ("Điều kiện có nhóm trống; hãy bỏ nhóm đó.", "A condition has an empty group; remove it."),
    "unknown_asked": (
        "Điều kiện hỏi trường «{asked}» không có trong biểu mẫu.",
        "The condition asks about “{asked}”, which the form has not.",
    ),
    "not_comparable": (
        "Không so sánh được «{asked}»; điều kiện chỉ hỏi được là đã trả lời hay chưa.",
        "“{asked}” cannot be compared; a condition can only ask whether it is answered.",
    ),
    "wrong_operator": (
        "Phép so sánh với «{asked}» phải là một trong: {operators}.",
        "“{asked}” can be compared by: {operators}.",
    ),
    "wrong_operand": (
        "Giá trị so sánh với «{asked}» không đúng loại: {value}.",
        "The value that “{asked}” is compared with is of the wrong type: {value}.",
    ),
    "unknown_option": (
        "«{asked}» không có lựa chọn «{option}».",
        "“{asked}” has no option “{option}”.",
    ),
    "cycle": (
        "Điều kiện vòng tròn: {fields}; hãy bỏ một điều kiện.",
        "The conditions go in a circle: {fields}; remove one of them.",
    ),
    "unknown_component": (
        "Thủ tục không có thành phần hồ sơ mã «{component}»; hãy sửa hoặc bỏ mã.",
        "The procedure has no paper with the key “{component}”; correct the key or remove it.",
    ),
}

_ANSWERS = {
    "missing": ("Hãy điền mục này.", "Fill this in."),
    "missing_choice": ("Hãy chọn.", "Choose one."),
    "missing_confirmation": ("Hãy đánh dấu để xác nhận.", "Tick the box to confirm."),
    "missing_file": ("Hãy đính kèm tệp.", "Attach a file."),
    "wrong_shape": (
        "Câu trả lời không đúng dạng; hãy điền lại.",
        "The answer is not of the right form; fill it in again.",
    ),
    "unknown_answer": ("Biểu mẫu không có mục này.", "The form does not ask this."),
    "too_long": ("Tối đa {most} ký tự; hãy viết ngắn lại.", "{most} characters at most; make it shorter."),
    "one_line": ("Hãy viết trên một dòng, không có ký tự lạ.", "Write it on one line, without odd characters."),
    "odd_characters": (
        "Có ký tự không dùng được; hãy gõ lại.",
        "There are characters that cannot be used; type it again.",
    ),
    "not_a_number": ("Hãy nhập một số, như 1250 hoặc 12,5.", "Enter a number, such as 1250 or 12.5."),
    "too_many_decimals": (
        "Tối đa {most} chữ số sau dấu phẩy.",
        "{most} digits after the decimal mark at most.",
    ),
    "not_whole": ("Hãy nhập một số nguyên.", "Enter a whole number."),
    "too_small": ("Hãy nhập từ {least} trở lên.", "Enter {least} or more."),
    "too_large": ("Hãy nhập tối đa {most}.", "Enter {most} at most."),
    "not_a_date": ("Hãy nhập ngày có thật, dạng ngày/tháng/năm.", "Enter a date that exists, as day/month/year."),
    "too_early": ("Hãy nhập từ ngày {least} trở đi.", "Enter {least} or a later day."),
    "too_late": ("Hãy nhập ngày {most} hoặc sớm hơn.", "Enter {most} or an earlier day."),
    "not_an_option": ("Hãy chọn một trong các mục có sẵn.", "Choose one of what is offered."),
    "wrong_paper": (
        "Mục này không nhận loại giấy tờ đó; hãy dùng: {kinds}.",
        "That kind of paper is not taken here; use: {kinds}.",
    ),
    "unknown_commune": (
        "Không có xã, phường mã này vào ngày nộp; hãy chọn trong danh sách.",
        "No commune has this code on the day of filing; choose from the list.",
    ),
    "too_many_files": ("Tối đa {most} tệp; hãy bỏ bớt.", "{most} files at most; take some out."),
    "bad_file": ("Tệp không còn; hãy đính kèm lại.", "The file is gone; attach it again."),
    "too_few_rows": ("Hãy điền ít nhất {least} dòng.", "Fill in at least {least} rows."),
    "too_many_rows": ("Tối đa {most} dòng; hãy bỏ bớt.", "{most} rows at most; take some out."),
    "too_deep": ("Tài liệu không đúng dạng.", "The document is not of the right form."),
}

SENTENCES: dict[str, tuple[str, str]] = {**_DEFINITION, **_ANSWERS}
"""By code: the Vietnamese and the English sentence, with places for values."""
