"""Checks that what the documentation names is there: links, headings, paths, names in the code, targets and verbs.

In every Markdown file: relative links and their headings; in back-quotes, paths below the project or below `src/motcua`
(with `:name` also the function or class), Python files without a folder, and dotted names beginning with `motcua.`;
there and in blocks of code, `make` targets and the verbs and options of `motcua`. And docs/cli.md leaves out no verb.
Exits 1 with a line for each thing that is not so.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from motcua.cli.program import app

PROJECT = Path(__file__).resolve().parent.parent
SPAN = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```[^\n]*\n(.*?)^```|((?:^ {4,}\S[^\n]*\n?)+)", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^()\s]+)\)")
HEADING = re.compile(r"^#+ +(.+?) *$", re.MULTILINE)
PATH = re.compile(r"([\w.*-]+(?:/[\w./*-]*|\.py))(?::([\w.]+))?")
MODULE = re.compile(r"motcua(?:\.\w+)+")
MAKE = re.compile(r"\bmake ([a-z][\w-]*)")
MOTCUA = re.compile(r"(?:^|\s|bin/)motcua((?: +[^\s#|&;<>]+)+)", re.MULTILINE)
SITE = "var"
"""The folder of a site's own data; what documents say of it is not in the project."""


def find_problems(root: Path) -> Iterator[str]:
    """One line, "file: what is not there", for everything that the Markdown files below `root` name wrongly."""
    targets = re.findall(r"^([a-z-]+):", (root / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    for file in markdown_files(root):
        text = file.read_text(encoding="utf-8")
        prose = BLOCK.sub("\n", text)
        spans = SPAN.findall(prose)
        code = [*spans, *("".join(parts) for parts in BLOCK.findall(text))]
        problems = [
            *(problem for link in LINK.findall(prose) if (problem := check_link(file, link))),
            *(problem for span in spans if (problem := check_path(root, span) or check_module(root, span))),
            *(f"make {target}" for part in code for target in MAKE.findall(part) if target not in targets),
            *(problem for part in code for words in MOTCUA.findall(part) if (problem := check_verb(words.split()))),
        ]
        yield from (f"{file.relative_to(root)}: {problem}" for problem in problems)
        if file == root / "docs/cli.md":
            yield from (f"docs/cli.md: motcua {verb} is left out" for verb in verbs() if f"motcua {verb}" not in text)


def markdown_files(root: Path) -> list[Path]:
    """Every Markdown file but those below hidden folders, `var` and what npm has installed."""
    found = (file.relative_to(root) for file in root.rglob("*.md"))
    left_out = (SITE, "node_modules")
    return sorted(root / file for file in found if not any(part[0] == "." or part in left_out for part in file.parts))


def check_link(file: Path, link: str) -> str | None:
    """A relative link leads to a file, and its anchor to a heading there. Others are not followed."""
    if re.match(r"[a-z]+:", link):
        return None
    address, _, anchor = link.partition("#")
    target = (file.parent / address).resolve() if address else file
    if not target.exists():
        return f"link {link}"
    if anchor and anchor not in map(slug, HEADING.findall(target.read_text(encoding="utf-8"))):
        return f"link {link}: no such heading"
    return None


def slug(heading: str) -> str:
    """The anchor that forges give a heading."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def check_path(root: Path, span: str) -> str | None:
    """`dossiers/writer.py:append`: a path that begins with a folder of the project or of `src/motcua`.

    `writer.py` alone may lie anywhere in the project.
    """
    match = PATH.fullmatch(span)
    if not match:
        return None
    path, name = match.groups()
    first, slash, _ = path.partition("/")
    bases = [base for base in (root, root / "src/motcua") if (base / first).is_dir() or not slash]
    if not bases or first == SITE:
        return None
    patterns = [path.rstrip("/")] if slash else [path, f"[!.]*/**/{path}"]
    found = [file for base in bases for pattern in patterns for file in base.glob(pattern)]
    if not found:
        return f"path {path}"
    if name and not any(defines(file, name) for file in found):
        return f"{name} in {path}"
    return None


def defines(file: Path, name: str) -> bool:
    """Whether each part of `name` ("Schedule.receive") is a function, a class or a variable in the file."""
    text = file.read_text(encoding="utf-8")
    defined = r"^\s*(?:(?:def|class|type) {0}\b|{0}\s*[:=])"
    return all(re.search(defined.format(part), text, re.MULTILINE) for part in name.split("."))


def check_module(root: Path, span: str) -> str | None:
    """`motcua.kernel.clock.now`: a module, or a name in one."""
    if not MODULE.fullmatch(span):
        return None
    path, name = root / "src" / span.replace(".", "/"), span.rpartition(".")[2]
    homes = [path, path.with_suffix(".py")]
    inside = [file for file in (path.parent.with_suffix(".py"), path.parent / "__init__.py") if file.exists()]
    if any(home.exists() for home in homes) or any(re.search(rf"\b{name}\b", file.read_text()) for file in inside):
        return None
    return f"module {span}"


def check_verb(words: list[str]) -> str | None:
    """`motcua import dossiers FILE --workers 2`: the verb, and its options."""
    command: Any = typer.main.get_command(app)
    said = "motcua"
    for word in words:
        bare = word.strip(".,:()[]…").partition("=")[0]
        if bare.startswith("-"):
            if bare not in (
                "--help",
                *(option for parameter in command.params for option in [*parameter.opts, *parameter.secondary_opts]),
            ):
                return f"{said} {bare}"
        elif hasattr(command, "commands"):
            if bare not in command.commands:
                return f"{said} {bare}"
            command, said = command.commands[bare], f"{said} {bare}"
    return None


def verbs(command: Any = None, before: str = "") -> Iterator[str]:
    """Every verb that does something: "due", "import dossiers"."""
    for name, below in (command or typer.main.get_command(app)).commands.items():
        yield from verbs(below, f"{before}{name} ") if hasattr(below, "commands") else [before + name]


def main() -> None:
    problems = list(find_problems(PROJECT))
    for problem in problems:
        print(problem)  # noqa: T201
    if problems:
        sys.exit(f"{len(problems)} things named in the documentation are not there: correct the words or the code.")


if __name__ == "__main__":
    main()
