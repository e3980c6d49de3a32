"""Keeps the English catalogue of the screens: the message ids are the Vietnamese sentences themselves.

    python tools/translations.py            extract from templates and Python, update django.po, compile django.mo
    python tools/translations.py --check    change nothing; fail where a sentence is missing, untranslated or stale,
                                            or where a template shows Vietnamese that nobody can translate

Templates are read by Django's own parser, so that a message id here is exactly the one looked up at run time.
"""

import argparse
import io
import os
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import Template
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.translation import trim_whitespace

WEB = Path(__file__).resolve().parent.parent / "src" / "motcua" / "web"
PO = WEB / "locale" / "en" / "LC_MESSAGES" / "django.po"
MO = PO.with_suffix(".mo")
KEYWORDS = dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop", "_"), None) | {"ngettext": (1, 2)}
HEADER = "# English for the screens of Một Cửa. The message ids are the Vietnamese sentences (tools/translations.py)."
# Names that are the same in both languages and are marked with lang= where they stand.
LEFT_AS_IT_IS = {"Một Cửa", "– Một Cửa", "Tiếng Việt", "English", "VI", "EN"}
LETTERS = re.compile(r"[^\W\d_]{2,}")
TRANSLATED_BLOCK = re.compile(r"{% blocktranslate\b.*?{% endblocktranslate %}", re.DOTALL)
DJANGO_TAG = re.compile(r"{%.*?%}|{{.*?}}|{#.*?#}", re.DOTALL)
HTML_TAG = re.compile(r"<[^>]*>")
SPOKEN_ATTRIBUTE = re.compile(r"""\b(?:aria-label|alt|title|placeholder|data-label)=["']([^"']*)""")

# The header of a compiled catalogue carries dates; fixed ones make the same text compile to the same bytes.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)

type Message = str | tuple[str, str]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say what is wrong")
    checking = parser.parse_args().check
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "motcua.settings")
    os.environ.setdefault("MOTCUA_DEBUG", "1")
    django.setup()
    found = extract()
    catalogue = _read_catalogue()
    problems = [*_find_untranslatable(), *_compare(found, catalogue)] if checking else []
    if not checking:
        catalogue = _merge(found, catalogue)
        PO.write_bytes(_po_bytes(catalogue))
        MO.write_bytes(_mo_bytes(catalogue))
    problems += _find_faults(catalogue)
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201
    print(f"translations: {len(found)} sentences, {len(problems)} to mend")  # noqa: T201
    sys.exit(1 if problems else 0)


def extract() -> dict[Message, set[str]]:
    """Every message of the web's templates and Python, with the files that say it."""
    found: dict[Message, set[str]] = {}
    for path in sorted(WEB.rglob("*.html")):
        for message in _template_messages(path):
            found.setdefault(message, set()).add(path.relative_to(WEB).as_posix())
    for path in sorted(WEB.rglob("*.py")):
        if "tests" not in path.parts:
            with path.open("rb") as source:
                for _line, _function, message, _comments in extract_python(source, KEYWORDS, [], {}):
                    key: Message = tuple(message[:2]) if isinstance(message, tuple) else message
                    found.setdefault(key, set()).add(path.relative_to(WEB).as_posix())
    return found


def _template_messages(path: Path) -> Iterator[Message]:
    for node in _nodes(path, TranslateNode):
        if not isinstance(node.filter_expression.var.literal, str):
            raise SystemExit(f"{path}: translate a literal sentence, not a variable")
        yield node.filter_expression.var.literal.replace("%", "%%")  # as Django's Variable looks it up
    for node in _nodes(path, BlockTranslateNode):
        one = _block_text(node, node.singular)
        yield (one, _block_text(node, node.plural)) if node.plural else one


def _nodes(path: Path, kind: type) -> list:
    return Template(path.read_text(encoding="utf-8")).nodelist.get_nodes_by_type(kind)


def _block_text(node: BlockTranslateNode, tokens: list) -> str:
    text, _names = node.render_token_list(tokens)
    return trim_whitespace(text) if node.trimmed else text


def _find_untranslatable() -> Iterator[str]:
    """Words that stand bare in a template, between its tags or in an attribute that is read aloud."""
    for path in sorted(WEB.rglob("*.html")):
        html = DJANGO_TAG.sub("", TRANSLATED_BLOCK.sub("", path.read_text(encoding="utf-8")))
        for text in (*HTML_TAG.split(html), *SPOKEN_ATTRIBUTE.findall(html)):
            words = " ".join(text.split())
            if LETTERS.search(words) and words not in LEFT_AS_IT_IS:
                yield f'{path.relative_to(WEB)}: "{words[:70]}" is not inside {{% translate %}}'


def _read_catalogue() -> Catalog:
    if not PO.exists():
        return Catalog(locale="en", domain="django")
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="django")


def _merge(found: dict[Message, set[str]], old: Catalog) -> Catalog:
    """A new catalogue with exactly the messages found, each with its translation where there was one."""
    merged = Catalog(
        locale="en",
        domain="django",
        header_comment=HEADER,
        project="motcua",
        version="0",
        copyright_holder="the motcua contributors",
        msgid_bugs_address="the project's issues",
        last_translator="the motcua contributors",
        language_team="the motcua contributors",
        fuzzy=False,
        charset="utf-8",
    )
    for message, files in sorted(found.items(), key=lambda item: (min(item[1]), str(item[0]))):
        known = old.get(message if isinstance(message, str) else message[0])
        is_same_kind = known and isinstance(known.id, tuple) == isinstance(message, tuple)
        merged.add(message, known.string if is_same_kind else None, locations=[(name, None) for name in sorted(files)])
    return merged


def _compare(found: dict[Message, set[str]], catalogue: Catalog) -> Iterator[str]:
    known = {message.id for message in catalogue if message.id}
    for message, files in found.items():
        if message not in known:
            yield f'{min(files)}: "{message}" is not in django.po: run python tools/translations.py'
    for message in known - found.keys():
        yield f'django.po: nobody says "{message}" any more: run python tools/translations.py'
    if not MO.exists() or _mo_bytes(catalogue) != MO.read_bytes():
        yield "django.mo is not what django.po says: run python tools/translations.py"


def _find_faults(catalogue: Catalog) -> Iterator[str]:
    for message in catalogue:
        parts = message.string if isinstance(message.string, tuple) else (message.string,)
        if message.id and not all(parts):
            yield f'django.po: "{message.id}" has no English'
        elif message.id:
            yield from (f'django.po: "{message.id}": {error}' for error in message.check(catalogue))
            yield from _lost_placeholders(message)


def _lost_placeholders(message: object) -> Iterator[str]:
    ids = message.id if isinstance(message.id, tuple) else (message.id,)  # type: ignore[attr-defined]
    strings = message.string if isinstance(message.string, tuple) else (message.string,)  # type: ignore[attr-defined]
    wanted = set(re.findall(r"%\(\w+\)s", " ".join(ids)))
    for string in strings:
        if set(re.findall(r"%\(\w+\)s", string)) != wanted:
            yield f'django.po: "{ids[0]}": the English must use {", ".join(sorted(wanted)) or "no value"}'


def _po_bytes(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=110, include_lineno=False, omit_header=False)
    # The dates of the header would change at every run and say nothing.
    return re.sub(rb'"(POT-Creation-Date|PO-Revision-Date|Generated-By): .*\n', b"", buffer.getvalue())


def _mo_bytes(catalogue: Catalog) -> bytes:
    plain = Catalog(
        locale="en", domain="django", fuzzy=False, charset="utf-8", creation_date=NO_DATE, revision_date=NO_DATE
    )
    for message in catalogue:
        if message.id:
            plain.add(message.id, message.string)
    buffer = io.BytesIO()
    write_mo(buffer, plain)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
