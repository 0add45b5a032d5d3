"""Words in the practice's own voice reach whoever the door knows, and every tablet is told where they are."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.library import Library
from app.play import PlayDesk
from app.play.sounds import sounds_of
from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Practice, PracticeRecord, Recorded
from app.therapy import ChartError, Child
from app.therapy.translation import PromptSaid, VerseSaid
from tests.fakes import MemoryStore
from tests.sounds import tone
from tests.therapy.playing import NOW

from .visitor import ADULT, SHELF, Visitor

BEAR, TITLE = "slow-bear", SHELF.prompts["slow-bear"].title


def test_a_recording_is_served_to_whom_the_door_knows_and_to_no_stranger(practice: Practice, visitor: Visitor) -> None:
    kept = practice.recordings.keep(ADULT, BEAR, "", TITLE, ("audio/wav", tone()), NOW)
    path = f"/play/sounds/{kept.address}"
    assert (visitor.get(path).status_code, visitor.get(path).content) == (404, b"")
    for cookie, value in (
        (ADULT_COOKIE, practice.door.let_in(NOW)),
        (DEVICE_COOKIE, practice.door.pair(ADULT, "", NOW)),
    ):
        visitor.cookies = {cookie: value}
        answer = visitor.get(path)
        assert (answer.status_code, answer.content) == (200, tone())
        told = answer.headers
        assert (told["content-type"], told["x-content-type-options"]) == ("audio/wav", "nosniff")
        assert told["cache-control"] == "private, no-store"
        for other in ("say-nothing", "..%2Fpractice", "%00"):
            assert visitor.get(f"/play/sounds/{other}").status_code == 404
    practice.recordings.remove(ADULT, kept.name)
    assert visitor.get(path).status_code == 404


def test_tablets_hear_of_a_recording_by_the_version_of_the_shelf(practice: Practice, visitor: Visitor) -> None:
    visitor.cookies = {DEVICE_COOKIE: practice.door.pair(ADULT, "", NOW)}

    def told() -> tuple[str, str, object]:
        shelf = visitor.get("/play/shelf.json").json()
        return visitor.get("/play/trays?child=mia").json()["shelf"], shelf["version"], shelf["sounds"]

    version, same, sounds = told()
    assert (version, sounds) == (same, {})
    kept = practice.recordings.keep(ADULT, BEAR, "", TITLE, ("audio/wav", tone()), NOW)
    other, same, sounds = told()
    assert (other != version, other, sounds) == (True, same, {BEAR: {"": {TITLE: kept.address}}})
    practice.recordings.remove(ADULT, kept.name)
    assert told() == (version, version, {})


def recorded(words: str, language: str = "", prompt: str = BEAR) -> Recorded:
    return Recorded(f"say-{language}-{words}", prompt, language, words, "1")


def translated() -> Library:
    bear = SHELF.prompts[BEAR]
    verses = tuple(VerseSaid(lines=one.lines, words=one.hands.words if one.hands else "") for one in bear.verses)
    said = PromptSaid(title="Bär", label="Bär", about="Ein Bär.", host_activity="sitzen", verses=verses)
    other = bear.model_copy(update={"translations": {"de": said}})
    return replace(SHELF, prompts={**SHELF.prompts, BEAR: other}, others={"de": {}})


def test_words_that_are_said_no_more_or_to_nobody_are_not_laid_in() -> None:
    prompts = translated().prompts
    ours = [recorded(TITLE), recorded("Old words"), recorded("Bär", "de"), recorded("x", prompt="gone")]
    as_written, german = {TITLE: f"say--{TITLE}?v=1"}, {"Bär": "say-de-Bär?v=1"}
    assert sounds_of(prompts, ("de",), ours) == {BEAR: {"": as_written, "de": german}}
    assert sounds_of(prompts, (), ours) == {BEAR: {"": as_written}}
    # A line that reads the same in both is not heard in the foreign way.
    line = prompts[BEAR].verses[0].lines[0]
    assert sounds_of(prompts, ("de",), [recorded(line)])[BEAR] == {"": {line: f"say--{line}?v=1"}, "de": {}}


def test_a_shelf_in_two_languages_has_one_version_wherever_it_is_told(tmp_path: Path) -> None:
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Elm Street"))
    store.write_child(Child(id="mia", nickname="Mia", language="de"))
    desk = PlayDesk(Practice(store, translated(), lambda: NOW))
    told = json.loads(desk.shelf_json())
    assert told["version"] == desk.shelf_version()
    assert told["version"].endswith("-de")


def test_a_recording_that_cannot_be_read_any_more_takes_no_tablet_along(
    practice: Practice, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = practice.recordings.keep(ADULT, BEAR, "", TITLE, ("audio/wav", tone()), NOW)
    visitor.cookies = {DEVICE_COOKIE: practice.door.pair(ADULT, "", NOW)}

    def broken(name: str) -> None:
        raise ChartError("sounds: it is no recording.")

    monkeypatch.setattr(practice.store, "read_recording", broken)
    assert visitor.get(f"/play/sounds/{kept.address}").status_code == 503
    assert visitor.get("/play/shelf.json").status_code == 200
    assert visitor.get("/play/trays?child=mia").status_code == 200
