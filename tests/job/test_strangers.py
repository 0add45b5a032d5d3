"""Somebody who is not paired and not signed in learns no child's name."""

import urllib.error
import urllib.request

import pytest

from .conftest import CHILDREN
from .server import Server


@pytest.mark.parametrize(
    "path", ["/play/trays", "/play/trays?child=mia", "/play/shelf.json", "/play/faces", "/play/sync"]
)
def test_strangers_get_nothing(server: Server, path: str):
    taps = b'{"events": []}' if path == "/play/sync" else None
    with pytest.raises(urllib.error.HTTPError) as answer:
        urllib.request.urlopen(urllib.request.Request(server.url + path, taps))
    with answer.value as told:
        body = told.read().decode()
    assert answer.value.code == 401
    assert not any(nickname in body or nickname.lower() in body for nickname in CHILDREN)
