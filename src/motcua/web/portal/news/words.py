from django.utils.translation import gettext_lazy as _

from motcua.news.rules.article import Category

CATEGORIES = {
    Category.ANNOUNCEMENT: _("Thông báo"),
    Category.GUIDANCE: _("Hướng dẫn"),
    Category.REFORM: _("Cải cách"),
    Category.FIGURES: _("Số liệu"),
}
"""What the categories are called."""
