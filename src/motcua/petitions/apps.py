from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "motcua.petitions"
    label = "petitions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from motcua.journal.stories import register
        from motcua.people import closing, exporting, merging
        from motcua.petitions import personal_data
        from motcua.petitions.files import digests_of
        from motcua.petitions.rows import compare, subjects
        from motcua.petitions.rules.petition import PETITIONS

        register(PETITIONS, compare=compare, subjects=subjects, files=digests_of)
        merging.register(merging.Mover("petitions", "phản ánh, kiến nghị", "petitions", personal_data.move))
        exporting.register(exporting.Exporter("phan-anh", personal_data.data_of))
        closing.register(closing.Part("petitions", personal_data.what_stays, personal_data.close))
