"""Templates that a site has put in place of those that come with the program."""

from django.db import models

from motcua.kernel.law_rows import LawRow


class StoredTemplate(LawRow):
    """A site's own template of one form, on its days. Rows are added and never changed: the last one saved counts.

    An empty `text` says that the template of the program holds again from that day. `source` names the decision or the
    circular that asks for the change.
    """

    form = models.CharField(max_length=40, db_collation="C")
    text = models.TextField(blank=True)
    saved_at = models.DateTimeField()
    saved_by = models.TextField()

    class Meta(LawRow.Meta):
        constraints = [*LawRow.Meta.constraints]
        indexes = [models.Index(fields=["form", "id"], name="printing_template_by_form")]

    def __str__(self) -> str:
        return f"{self.form} {self.valid_from}"
