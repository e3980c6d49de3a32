"""The meeting server of a site's configuration: read, refused, and never telling its secret."""

import json

import pytest

from motcua.kernel.meeting_server import read_meeting_server
from motcua.kernel.misconfiguration import ConfigurationError

SECRET = "mot-bi-mat-du-dai"
JITSI = {"kind": "jitsi", "address": "https://hop.example.vn/", "secret": SECRET, "app_id": "motcua"}


def test_absent_is_none_and_a_table_or_json_is_read() -> None:
    assert read_meeting_server({}) is None
    for given in (JITSI, json.dumps(JITSI)):
        server = read_meeting_server({"meeting_server": given})
        assert server is not None
        assert (server.address, server.secret) == ("https://hop.example.vn", SECRET)
        assert SECRET not in repr(server)
    assert read_meeting_server({"meeting_server": {**JITSI, "address": "http://127.0.0.1:80"}})


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "zoom"},
        {"address": "http://hop.example.vn"},
        {"address": "https://hop.example.vn/?a=1"},
        {"address": ""},
        {"app_id": ""},
        {"secret": "ngan-qua"},
        {"secret": 17},
        {"password": "la"},
    ],
)
def test_what_is_no_server_is_refused_without_the_secret(changes: dict[str, object]) -> None:
    with pytest.raises(ConfigurationError) as refused:
        read_meeting_server({"meeting_server": JITSI | changes})
    assert SECRET not in str(refused.value)
    assert next(iter(changes)) in str(refused.value)


@pytest.mark.parametrize("given", ["{", "[]", ["jitsi"], 5])
def test_what_is_no_table_is_refused(given: object) -> None:
    with pytest.raises(ConfigurationError):
        read_meeting_server({"meeting_server": given} if given != "[]" else {"meeting_server": "[1]"})
