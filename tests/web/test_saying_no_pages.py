"""What a child said no to, on the pages of an adult: told in plain words, and looked at before it is offered again."""

from datetime import timedelta
from typing import Any

from app.therapy import Answer, Saying, Signal, fold, parked, read_event

from .conftest import NICKNAME, NOW, House


def happened(house: House, day: int, *told: dict[str, Any], prompt: str) -> None:
    """A play session so many days ago in which a prompt was played and this was said."""
    at = NOW - timedelta(days=day, minutes=30)
    base = {"session": f"01900000-0000-7000-8000-{day:012x}", "child": "zebedee"}
    play = f"01900000-0000-7000-8001-{day:012x}"
    all_told = [{"kind": "session_started", "moment": {}}, {"kind": "picked", "prompt": prompt, "play": play}]
    all_told += [one | {"play": play} for one in told]
    events = [
        read_event(base | one | {"id": f"01900000-0000-7000-9{n:03x}-{day:012x}", "at": at + timedelta(seconds=n)})
        for n, one in enumerate(all_told)
    ]
    house.store.append("zebedee", events)


async def test_what_was_stopped_three_times_is_named_and_offered_again_by_an_adult(house: House) -> None:
    prompt = next(iter(house.practice.shelf.prompts.values()))
    for day in (3, 2, 1):
        happened(house, day, {"kind": "all_done"}, prompt=prompt.id)
    assert parked(house.zebedee, fold(house.zebedee, house.store.events("zebedee"))) == (prompt.id,)
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees("Put away, to be looked at")
    await house.sees(prompt.title)
    house.user.find(marker=f"again-{prompt.id}").click()
    await house.user.should_not_see("Put away, to be looked at")
    assert house.zebedee.offered_again == {prompt.id: NOW}
    assert parked(house.zebedee, fold(house.zebedee, house.store.events("zebedee"))) == ()


async def test_the_chart_says_what_the_child_said_of_touch_in_plain_words(house: House) -> None:
    said = (
        {"kind": "assent", "answer": "yes"},
        {"kind": "comfort", "check": "three", "answer": "just_right", "area": "hand"},
        {"kind": "comfort", "check": "three", "answer": "ouch", "area": "foot", "side": "left"},
        {"kind": "comfort", "check": "number", "answer": "number", "number": 2},
        {"kind": "not_here", "area": "foot", "side": "left"},
    )
    happened(house, 0, *said, prompt=next(iter(house.practice.shelf.prompts)))
    house.sign_in()
    await house.user.open("/child/zebedee")
    await house.sees(f"{NICKNAME} said no to touch today: left foot. It is asked about again tomorrow.")
    await house.sees("said ouch (left foot)")
    await house.sees("said it hurts: 2")
    await house.sees("no to touch today: left foot")
    await house.user.should_not_see("just right")


async def test_the_childs_own_signals_and_the_check_are_kept(house: House) -> None:
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    for means in ("yes", "stop"):
        house.user.find(marker=f"looks-{means}").type(f"a look for {means}")
    house.user.find(marker="by-stop").type("Florence")
    house.user.find(marker="chip-more_stop").click()
    house.user.find(marker="save").click()
    await house.sees("Nobody stands beside “a look for yes” who has confirmed it")
    assert house.zebedee.saying == Saying()
    house.user.find(marker="looks-yes").clear()
    house.user.find(marker="save").click()
    await house.sees("Play with")
    stop = Signal(means="stop", looks="a look for stop", confirmed_by="Florence")
    assert house.zebedee.saying == Saying(signals=(stop,), check="more_stop")


async def test_where_no_speech_is_said_the_signals_stay_on_the_safety_page(house: House) -> None:
    signal = Signal(means="stop", looks="turns away", confirmed_by="Florence")
    answers = {**house.zebedee.answers, "nonspeaking": Answer(yes=True, cue_list=(signal,))}
    house.store.write_child(house.zebedee.model_copy(update={"answers": answers}))
    house.sign_in()
    await house.user.open("/child/zebedee/choosing")
    await house.sees("turns away")
    await house.user.should_not_see(marker="looks-stop")
    house.user.find(marker="save").click()
    await house.sees("Play with")
    assert house.zebedee.answers == answers
    assert house.zebedee.dictionary == (signal,)
