from django.apps import AppConfig


class MessagesConfig(AppConfig):
    name = "motcua.kernel.messages"
    label = "outgoing"  # django.contrib has its "messages"
