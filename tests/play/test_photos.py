"""A child's photo is served to whoever may see the child, and to nobody else."""

import pytest

from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Practice, address_of
from tests.therapy.playing import NOW

from .visitor import ADULT, Visitor


def test_strangers_and_whoever_was_not_given_the_child_get_nothing(
    practice: Practice, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = practice.photos.take(ADULT, "mia", "slow-bear", "image/jpeg", b"\xff\xd8 boat", NOW)
    path = f"/play/pictures/prompts/{address_of('mia', name)}.svg"
    assert visitor.get(path).status_code == 404
    for cookie, value in (
        (ADULT_COOKIE, practice.door.let_in(NOW)),
        (DEVICE_COOKIE, practice.door.pair(ADULT, "", NOW)),
    ):
        visitor.cookies = {cookie: value}
        answer = visitor.get(path)
        assert (answer.content, answer.headers["content-type"]) == (b"\xff\xd8 boat", "image/jpeg")
        assert answer.headers["cache-control"] == "private, no-store"
        assert visitor.get(f"/play/pictures/prompts/{name}.svg").status_code == 404
        assert visitor.get(f"/play/pictures/prompts/{address_of('ben', name)}.svg").status_code == 404
        with monkeypatch.context() as patch:
            patch.setattr(practice.door, "may_see", lambda who, child: False)
            assert visitor.get(path).status_code == 404
    practice.caseload.erase(ADULT, "mia")
    assert visitor.get(path).status_code == 404
