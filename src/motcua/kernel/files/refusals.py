"""Why a file is not taken in, and what its sender does next. The sentences stand below the file's name."""

from motcua.kernel.errors import Invalid
from motcua.kernel.files.types import NAMES, FileType


def empty() -> Invalid:
    return Invalid(
        "file_empty",
        vi="Tệp trống (0 byte). Hãy kiểm tra lại tệp trên máy rồi tải lên bản có nội dung.",
        en="The file is empty (0 bytes). Check it on your machine and upload one with content.",
    )


def too_large(size: int, limit: int) -> Invalid:
    return Invalid(
        "file_too_large",
        vi=f"Tệp nặng {_megabytes(size)} MB, chỉ nhận đến {_megabytes(limit)} MB. Hãy quét lại ở 200–300 dpi, "
        "hoặc tách thành nhiều tệp.",
        en=f"The file has {_megabytes(size)} MB, at most {_megabytes(limit)} MB are taken. Scan it again at "
        "200–300 dpi, or split it.",
        size=size,
        limit=limit,
    )


def not_taken(vi: str = "", en: str = "") -> Invalid:
    """Of no type that is taken; `vi` and `en` say what it is and what to do, where that is known."""
    return Invalid(
        "file_type_not_taken",
        vi=vi or f"Loại tệp này không được nhận. Hãy chuyển sang một trong các loại: {NAMES}.",
        en=en or f"This type of file is not taken. Convert it to one of these: {NAMES}.",
    )


def wrong_extension(extension: str, real: FileType) -> Invalid:
    usual = real.extensions[0]
    told_vi = f"có đuôi .{extension} nhưng nội dung" if extension else "không có đuôi, nội dung"
    told_en = f"is named .{extension}, but it" if extension else "has no extension; it"
    return Invalid(
        "file_wrong_extension",
        vi=f"Tên tệp {told_vi} là {real.name}. Hãy mở xem có đúng tệp không, đổi đuôi thành .{usual} rồi tải lại.",
        en=f"The file {told_en} is {real.name}. Open it to see if it is the right one, rename it to .{usual} "
        "and upload it again.",
        real=real.media_type,
    )


def encrypted() -> Invalid:
    return Invalid(
        "file_encrypted",
        vi="Tệp được bảo vệ bằng mật khẩu nên nơi giải quyết không mở được. Hãy bỏ mật khẩu (in lại ra PDF, hoặc lưu "
        "không mật khẩu) rồi tải lại.",
        en="The file is protected by a password, so those who handle it cannot open it. Remove the password (print it "
        "to PDF, or save it without one) and upload it again.",
    )


def broken(real: str) -> Invalid:
    return Invalid(
        "file_broken",
        vi=f"Tệp {real} bị hỏng hoặc chưa đủ, không đọc được. Hãy quét hoặc lưu lại, mở thử, rồi tải lên.",
        en=f"The {real} file is broken or incomplete and cannot be read. Scan or save it again, open it to see, "
        "and upload it.",
    )


def too_many_points(limit: int) -> Invalid:
    return Invalid(
        "image_too_many_points",
        vi=f"Ảnh có quá nhiều điểm (chỉ nhận đến {limit // 1_000_000} triệu). Hãy quét lại ở 200–300 dpi, "
        "hoặc lưu thành PDF.",
        en=f"The image has too many points (at most {limit // 1_000_000} million). Scan it at 200–300 dpi, or save it "
        "as PDF.",
    )


def macros() -> Invalid:
    return Invalid(
        "file_has_macros",
        vi="Tệp có chứa macro (chương trình), không được nhận. Hãy lưu lại thành DOCX, XLSX không macro, hoặc PDF.",
        en="The file contains macros (a program) and is not taken. Save it as DOCX or XLSX without them, or as PDF.",
    )


def unpacks_too_large() -> Invalid:
    return Invalid(
        "file_unpacks_too_large",
        vi="Nội dung nén trong tệp quá lớn. Hãy xóa bớt hình ảnh, hoặc lưu thành PDF rồi tải lại.",
        en="What is packed inside the file is too large. Remove pictures, or save it as PDF and upload that.",
    )


def infected(virus: str) -> Invalid:
    return Invalid(
        "file_infected",
        vi=f"Phát hiện mã độc ({virus}) trong tệp. Đừng mở tệp; hãy quét vi-rút máy đang dùng và nộp bản khác.",
        en=f"Malicious code ({virus}) was found in the file. Do not open it; scan your machine, hand in another copy.",
        virus=virus,
    )


def not_scanned() -> Invalid:
    return Invalid(
        "file_not_scanned",
        vi="Máy quét mã độc chưa trả lời nên tệp chưa được nhận. Hãy thử lại sau ít phút; nếu vẫn vậy, báo quản trị.",
        en="The virus scanner does not answer, so the file was not taken. Try again in a few minutes; if it stays so, "
        "tell the administrator.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0")
