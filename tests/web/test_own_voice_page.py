"""A prompt in one's own voice: what is kept of it, what is refused, and by whom it may be said."""

import base64

from app.therapy import said_aloud
from tests.sounds import tone
from tests.web.conftest import House

PAGE = "/library/slow-bear/voice"


def sent(data: bytes) -> str:
    return base64.b64encode(data).decode()


async def test_a_title_is_kept_counted_and_taken_back(house: House) -> None:
    house.sign_in()
    bear = house.practice.shelf.prompts["slow-bear"]
    await house.user.open("/library/slow-bear")
    await house.sees("Say it in your own voice")
    await house.user.open(PAGE)
    await house.sees(f"0 of {len(said_aloud(bear))} recorded")
    for words in said_aloud(bear):
        await house.user.should_see(words)
    house.user.find(marker="voice-0").trigger("take", sent(tone()))
    await house.sees("1 of ")
    (kept,) = house.practice.recordings.of("slow-bear").values()
    assert (kept.words, kept.language) == (bear.title, "")
    found = house.store.read_recording(kept.name)
    assert found is not None
    assert found.data == tone()
    (row,) = house.user.find(marker="voice-0").elements
    assert row.props["src"] == f"/play/sounds/{kept.name}?listen={kept.content}"
    house.user.find(marker="voice-0").trigger("remove")
    await house.sees("0 of ")
    assert house.store.recordings() == []
    assert row.props["src"] == ""


async def test_what_is_no_sound_or_too_much_is_refused_in_words(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    await house.user.should_see(marker="voice-1")
    row = house.user.find(marker="voice-1")
    for told, says in (
        (sent(b"<html>"), "This is no sound that can be kept"),
        ("not base64 ü", "This is no sound that can be kept"),
        ({"data": 1}, "This is no sound that can be kept"),
        (sent(tone(11)), "The recording is 352 kB large"),
        (sent(tone(60)), "The recording is"),
    ):
        row.trigger("take", told)
        await house.sees(says)
    for trouble in ("no_microphone", "too_long", "<script>"):
        row.trigger("trouble", trouble)
    await house.sees("There is no microphone to use")
    await house.sees("It is longer than 10 seconds")
    assert house.store.recordings() == []


async def test_who_signed_out_meanwhile_records_nothing(house: House) -> None:
    house.sign_in()
    await house.user.open(PAGE)
    await house.user.should_see(marker="voice-0")
    record = house.store.practice()
    assert record is not None
    house.store.write_practice(record.model_copy(update={"sign_ins": ()}))
    house.user.find(marker="voice-0").trigger("take", sent(tone()))
    await house.sees("Only an adult who signed in can record words: sign in first.")
    assert house.store.recordings() == []


async def test_a_prompt_that_is_not_there_leads_to_the_library(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/no-such-prompt/voice")
    await house.user.should_see(marker="tile-beekeeper-wheels")
