"""The practice's own voice: whose words can be recorded, by whom, and that a damaged recording takes nothing along."""

from pathlib import Path

import pytest

from app.library import read_library
from app.practice import Practice, PracticeRecord, Who
from app.storage import TinyStore
from app.therapy import ContentError, DoorError
from tests.fakes import MemoryStore
from tests.therapy.playing import NOW

SHELF = read_library(Path(__file__).resolve().parents[2] / "assets")
ADULT, TABLET = Who("adult", "a", "Ann"), Who("device", "t", "Gym")
BEAR, TITLE = "slow-bear", SHELF.prompts["slow-bear"].title
LINE = SHELF.prompts[BEAR].verses[0].lines[0]
HELLO = ("audio/wav", b"RIFF hello")


@pytest.fixture
def practice() -> Practice:
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Elm Street"))
    return Practice(store, SHELF, lambda: NOW)


def test_a_title_and_a_line_are_kept_heard_said_anew_and_taken_back(practice: Practice) -> None:
    ours = practice.recordings
    assert (dict(ours.all()), ours.version) == ({}, "")
    title = ours.keep(ADULT, BEAR, "", TITLE, HELLO, NOW)
    line = ours.keep(ADULT, BEAR, "", LINE, ("audio/wav", b"RIFF line"), NOW)
    assert ours.of(BEAR) == {TITLE: title, LINE: line}
    found = ours.listen(TABLET, title.name)
    assert found is not None
    assert (found.media_type, found.data, found.words) == (*HELLO, TITLE)
    before = ours.version
    again = ours.keep(ADULT, BEAR, "", TITLE, ("audio/wav", b"RIFF better"), NOW)
    assert again.name == title.name
    assert again.address != title.address  # or tablets would go on with the old one
    assert ours.version not in ("", before)
    ours.remove(ADULT, title.name)
    ours.remove(ADULT, title.name)
    assert (ours.of(BEAR), ours.listen(TABLET, title.name)) == ({LINE: line}, None)


def test_only_an_adult_records_and_a_stranger_hears_nothing(practice: Practice) -> None:
    ours = practice.recordings
    kept = ours.keep(ADULT, BEAR, "", TITLE, HELLO, NOW)
    for who in (None, TABLET):
        with pytest.raises(DoorError, match="Only an adult who signed in can record words"):
            ours.keep(who, BEAR, "", TITLE, HELLO, NOW)
        with pytest.raises(DoorError, match="Only an adult"):
            ours.remove(who, kept.name)
    assert ours.listen(None, kept.name) is None
    for name in ("say-nothing", "../practice", ""):
        assert ours.listen(ADULT, name) is None


@pytest.mark.parametrize(("prompt", "words"), [("no-such", TITLE), (BEAR, "Other words"), (BEAR, "")])
def test_only_words_of_the_prompt_can_be_recorded(practice: Practice, prompt: str, words: str) -> None:
    with pytest.raises(ContentError, match="are not in this prompt any more: open the page again"):
        practice.recordings.keep(ADULT, prompt, "", words, HELLO, NOW)
    assert not practice.store.recordings()


def test_a_damaged_recording_takes_no_other_along_and_comes_back_with_a_copy(tmp_path: Path) -> None:
    with TinyStore(tmp_path) as store:
        ours = Practice(store, SHELF, lambda: NOW).recordings
        title, line = (ours.keep(ADULT, BEAR, "", words, HELLO, NOW) for words in (TITLE, LINE))
        file = tmp_path / "sounds" / f"{title.name}.json"
        whole = file.read_bytes()
        file.write_bytes(whole[:60])
        practice = Practice(store, SHELF, lambda: NOW)
        assert practice.recordings.of(BEAR) == {LINE: line}
        assert [title.name in str(fault) for fault in practice.own.damaged()] == [True]
        file.write_bytes(whole)
        assert practice.recordings.of(BEAR) == {TITLE: title, LINE: line}
        assert practice.own.damaged() == []


def test_the_sample_practice_leaves_no_voice_behind() -> None:
    store = MemoryStore()
    store.write_practice(PracticeRecord(name="Sample", sample=True))
    practice = Practice(store, SHELF, lambda: NOW)
    kept = practice.recordings.keep(ADULT, BEAR, "", TITLE, HELLO, NOW)
    practice.throw_sample_away(ADULT)
    assert (store.recordings(), dict(practice.recordings.all())) == ([], {})
    assert practice.recordings.listen(ADULT, kept.name) is None
