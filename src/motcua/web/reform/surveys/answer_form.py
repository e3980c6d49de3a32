"""A questionnaire as a form: the same questions online and typed in from paper."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.surveys.rules.questionnaire import MOST_CHOICES, SCALED, Question, expectations
from motcua.web.reform.surveys.words import scale_of, words_of


class AnswerForm(forms.Form):
    """Fields named by the questions' codes; what is out of the scale, the rules refuse as well."""

    def __init__(self, questions: Sequence[Question], data: Any = None, *, is_paper: bool = False, **named: Any):
        super().__init__(data, **named)
        self.questions = questions
        for question in questions:
            if question.kind not in SCALED:
                self.fields[question.code] = forms.MultipleChoiceField(
                    label=words_of(question),
                    help_text=_("Chọn nhiều nhất %(number)s.") % {"number": MOST_CHOICES},
                    choices=[(option.code, words_of(option)) for option in question.options],
                    required=False,
                    widget=forms.CheckboxSelectMultiple,
                )
            elif is_paper:
                self.fields[question.code] = forms.IntegerField(
                    label=words_of(question),
                    min_value=0,
                    max_value=5,
                    widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "size": "2"}),
                )
            else:
                self.fields[question.code] = forms.TypedChoiceField(
                    label=words_of(question),
                    choices=[(str(int(level)), words) for level, words in scale_of(question)],
                    coerce=int,
                    required=False,
                    widget=forms.RadioSelect,
                )

    @property
    def levels(self) -> dict[str, int]:
        return {each.code: self.cleaned_data[each.code] or 0 for each in self.questions if each.kind in SCALED}

    @property
    def choices(self) -> dict[str, list[str]]:
        return {each.code: self.cleaned_data[each.code] for each in expectations(self.questions)}
