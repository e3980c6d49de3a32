"""A Typst source out of a template's text: the template, and its form drawn once for each piece of data."""

EMBEDDED = '#import "{form}.typ": form'
DRAW = """
#let documents = json(bytes(sys.inputs.data))
#let first = documents.first().data
#set document(title: first.title.replace("\\n", " "), author: first.head.issuer.replace("\\n", " "), date: auto)
"""


def embedded(form: str) -> str:
    """The text that stands for the template which comes with the program."""
    return EMBEDDED.format(form=form)


def source_of(texts: list[str]) -> str:
    """A source that draws each of its documents `{"template": n, "data": …}` by the n-th of `texts`.

    Each text defines `form`; a later definition does not reach what was kept of an earlier one. The first text stands
    at the top, so that a line Typst complains of is a line of the template.
    """
    kept = "".join(f"{text}\n#let form-{number} = form\n" for number, text in enumerate(texts))
    choice = ", ".join(f"form-{number}" for number in range(len(texts)))
    return f"{kept}{DRAW}#for each in documents {{ ({choice},).at(each.template)(each.data) }}\n"
