"""What is wrong with a template, in words: the line, what Typst said, and what to do."""

import re

from motcua.kernel.errors import Invalid
from motcua.kernel.pdf import TemplateFault

LARGEST = 200_000
FIRST_LINE = '#import "common.typ": *'
_LOADS = re.compile(r"\b(import|include|eval|plugin|read|json|csv|toml|yaml|xml|cbor|bibliography|image)\b")
_ALLOWED = re.compile(r'#import "common\.typ": \*|image\(bytes\(')

# What Typst says, as a pattern, and what that means to whoever wrote the line.
SENTENCES = (
    (r"unknown variable: (.+)", "không có tên «{0}»; kiểm tra chính tả"),
    (r"dictionary does not contain key (.+)", "dữ liệu của mẫu không có mục {0}"),
    (r"unclosed (delimiter|string|raw text|label)", "thiếu dấu đóng ngoặc hoặc dấu nháy"),
    (r"unexpected closing (.+)", "thừa dấu đóng {0}"),
    (r"expected (.+), found (.+)", "chỗ này cần {0} nhưng gặp {1}"),
    (r"expected (.+)", "chỗ này thiếu {0}"),
    (r"unexpected argument.*", "thừa một tham số"),
    (r"missing argument: (.+)", "thiếu tham số {0}"),
    (r"unknown font family: (.+)", "không có phông chữ {0}; dùng Liberation Serif"),
    (r"file not found.*", "không có tệp này; mẫu chỉ dùng được common.typ"),
    (r"panicked with: (.+)", "mẫu tự báo lỗi {0}"),
    (r"cannot (.+)", "không thực hiện được phép tính này ({0})"),
)


def check_allowed(text: str) -> None:
    """A template is not too long, is not empty, and loads nothing but the shared parts. Raises `Invalid`."""
    if not text.strip():
        raise broken("mẫu trống", "the template is empty", 1)
    if len(text) > LARGEST:
        raise broken(f"mẫu dài quá {LARGEST} ký tự", f"the template is longer than {LARGEST} characters", None)
    for number, line in enumerate(text.splitlines(), 1):
        if found := _LOADS.search(_ALLOWED.sub("", line)):
            raise broken(
                f"không được dùng «{found[1]}»; mẫu chỉ được nạp phần dùng chung bằng dòng {FIRST_LINE}",
                f"“{found[1]}” may not be used; a template loads the shared parts only, by the line {FIRST_LINE}",
                number,
            )


def told(fault: TemplateFault, lines: int, sample: str = "") -> Invalid:
    """The refusal for what Typst found; `lines` is the length of the template, `sample` the data it was tried on."""
    line = fault.line if fault.line is not None and fault.line <= lines and not fault.file else None
    vi, en = in_vietnamese(fault.message), fault.message
    if fault.message.startswith("unknown variable: form") and line is None:
        vi, en = "mẫu phải định nghĩa «#let form(d) = …»", "the template must define “#let form(d) = …”"
    if sample:
        vi, en = f"{vi} (với dữ liệu thử {sample})", f"{en} (with the sample {sample})"
    return broken(vi, en, line)


def in_vietnamese(message: str) -> str:
    """Typst's sentence in Vietnamese, with its own words behind; those alone where none is known."""
    for pattern, words in SENTENCES:
        if found := re.fullmatch(pattern, message):
            return f"{words.format(*found.groups())} [{message}]"
    return message


def broken(vi: str, en: str, line: int | None) -> Invalid:
    where_vi, where_en = (f"Dòng {line}: ", f"Line {line}: ") if line else ("", "")
    return Invalid(
        "template_broken",
        vi=f"{where_vi}{vi}. Mẫu chưa được lưu; hãy sửa rồi lưu lại, mẫu đang dùng vẫn giữ nguyên.",
        en=f"{where_en}{en}. The template was not saved; correct it and save again, the one in use stays.",
        field="text",
        line=line,
    )
