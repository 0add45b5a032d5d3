"""The one line under a picture: true by the counts, and the same only for the same cause."""

from app.therapy import Answer, Child, Event, Likes, Moment, Sense, Steer, as_if_well, checklist_open, fold, lay_tray
from tests.tapping import NOW, Tablet
from tests.therapy.shelf import SHELF

LAP = Moment(place="story_time", position="lap", giver="therapist")
SAID_NO = {flag: Answer(yes=False) for flag in checklist_open(Child(id="x", nickname="x"), SHELF.precautions)}
MIA = Child(id="mia", nickname="Mia", born="2021-03", answers=SAID_NO)


def lines(child: Child = MIA, events: list[Event] | None = None) -> dict[str, str]:
    """What is known of each prompt, without its tone and length."""
    chart = fold(child, events or [])
    tray = lay_tray(child, chart, SHELF, as_if_well(child, chart, SHELF, LAP, NOW), NOW)
    return {entry.prompt: entry.why["ready"].rsplit(", ", 2)[0] for entry in tray.entries.values()}


def tapped(*plays: tuple[str, str]) -> list[Event]:
    """Plays (prompt, outcome or "" when nobody tapped one)."""
    tablet = Tablet("mia")
    tablet.start(LAP)
    for prompt, outcome in plays:
        play = tablet.pick(prompt)
        if outcome:
            tablet.outcome(play, outcome)
    return tablet.events


def test_two_children_never_read_the_same_for_different_senses_of_theirs() -> None:
    told = {}
    for pattern in ("seeking", "registration", "sensitive", "avoiding"):
        child = MIA.model_copy(update={"senses": {"sound": Sense(pattern=pattern, strength=2)}})
        told[pattern] = {line for line in lines(child).values() if "sound" in line}
    assert told == {
        "seeking": {"new: much sound (wants more)"},
        "registration": {"new: much sound (needs more)"},
        "sensitive": {"new: little sound (notices much)"},
        "avoiding": {"new: little sound (keeps away)"},
    }


def test_how_often_is_said_as_it_was() -> None:
    assert lines(MIA, tapped(("slow-bear", "into_it")))["slow-bear"] == "into it last time"
    later = tapped(("slow-bear", "into_it"), ("slow-bear", ""))
    assert lines(MIA, later)["slow-bear"] == "into it once, played twice"
    assert lines(MIA, tapped(*[("slow-bear", "so_so")] * 3))["slow-bear"] == "not yet into it in 3 tries"
    assert lines(MIA, tapped(("slow-bear", "so_so")))["slow-bear"].startswith("tried once")
    assert lines(MIA, tapped(*[("slow-bear", "")] * 3))["slow-bear"].startswith("played 3 times")


def test_what_an_adult_said_is_told_as_said() -> None:
    child = MIA.model_copy(update={"likes": Likes(kind="story", theme="bears", touch="firm")})
    told = set(lines(child).values())
    assert {"new: said to like stories", "new: said to like bears", "new: said to like firm touch"} <= told


def test_a_line_is_short_enough_for_a_tile_of_three_on_a_phone() -> None:
    """The longest words: of push and pull, to a child who needs more of it, in the gym."""
    child = MIA.model_copy(update={"senses": {"body_position": Sense(pattern="registration", strength=2)}})
    chart = fold(child, tapped(*((name, "so_so") for name in SHELF.prompts)))
    gym = Moment(place="therapy_gym", position="floor_sitting", giver="therapist")
    tray = lay_tray(child, chart, SHELF, as_if_well(child, chart, SHELF, gym, NOW), NOW)
    longest = max((line for entry in tray.entries.values() for line in entry.why.values()), key=len)
    assert len(longest) <= 70, longest


def test_what_an_adult_leant_and_a_goal_short_of_minutes_are_said() -> None:
    child = MIA.model_copy(update={"goals": ("calm", "bonding"), "steer": Steer(goal="bonding")})
    told = lines(child)
    serves = {prompt.id for prompt in SHELF.prompts.values() if "bonding" in prompt.goals}
    first = {prompt for prompt, line in told.items() if line == "new: first goal: being close"}
    assert first
    assert first <= serves
    calmer = lines(MIA.model_copy(update={"steer": Steer(calm=3)}))
    said = {prompt for prompt, line in calmer.items() if line == "new: more calm, as set"}
    assert said
    assert all(SHELF.prompts[prompt].arousal < 0 for prompt in said)
    tablet = Tablet("mia")
    tablet.start(LAP)
    tablet.end(tablet.pick("slow-bear"), "natural_end", 60)
    short = lines(child.model_copy(update={"steer": Steer()}), tablet.events)
    (goal,) = {"calm", "bonding"} - set(SHELF.prompts["slow-bear"].goals)
    words = {"calm": "settle and feel safe", "bonding": "being close"}
    assert f"new: goal: {words[goal]}" in short.values()
