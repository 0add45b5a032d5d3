"""Closed lists, dates as adults write them, and what is remembered of a prompt."""

import gc
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pydantic import ValidationError

from app.library import Library
from app.therapy import Prompt
from app.therapy.dates import first_instant, last_instant, later_by, not_later
from app.therapy.precaution import Precaution
from app.therapy.precautions import Footing, problems
from app.therapy.pulse import SIMPLE_TUNES, pulse_thirds
from app.therapy.reading import reading
from app.therapy.remembered import Remembered
from app.therapy.verse import Beat
from app.therapy.words import Words

from .safety_samples import NOW, RAW, SHELF, child, hands, moment, prompt

TUNES = Path(__file__).parents[2] / "assets" / "tunes"


def test_every_wrong_word_is_named_in_a_sentence():
    raw = RAW["fever"] | {
        "kind": "hot",
        "asks": ["thermometer"],
        "suggest_for": ["flu"],
        "lasts": "PT0M",
        "ended_by": {"role": "aunt", "who": "aunt"},
        "implies": [{"flag": "reflux", "when": {"place": ["moon"]}}],
        "clearance": {"by": "aunt", "scope": "some", "needs": ["a_nod"]},
        "after_clearance": {"level": "soft", "touch": "some"},
        "effect": {
            "level": "hard", "touch": "none", "tags_excluded": ["wiggly"], "areas_excluded": ["whole_body"],
            "pressure_max": 7, "channel_max": {"aura": 1, "sound": 9}, "requires": {"moon": ["a_nod"]},
            "area_limits": [{"areas": ["wing"], "techniques_excluded": ["tickle"]}],
        },
        "escalates": [{"when": {}, "to": {"level": "hard", "touch": "none", "giver_required": ["aunt"]}}],
    }  # fmt: skip
    found = problems(Precaution.model_validate(raw))
    for word in (
        "hot", "thermometer", "flu", "PT0M", "aunt", "moon", "some", "a_nod", "soft", "wiggly", "whole_body", "aura",
        "wing", "tickle", "pressure_max", "channel_max", "says no condition", "escalates.to.giver_required",
    ):  # fmt: skip
        assert any(word in said for said in found), word
    assert all(said.endswith(".") for said in found)
    assert problems(SHELF["fever"]) == []


@pytest.mark.parametrize("change", [{"lasts": "soon"}, {"colour": "red"}, {"effect": {"level": "hard"}}])
def test_a_file_of_another_shape_cannot_be_read(change: dict[str, object]):
    with pytest.raises(ValidationError):
        Precaution.model_validate(RAW["fever"] | change)


def test_the_metres_are_those_of_the_tune_files():
    for file in TUNES.glob("*.abc"):
        metre = next(line[2:].strip() for line in file.read_text().splitlines() if line.startswith("M:"))
        assert (file.stem in SIMPLE_TUNES) is not metre.endswith("/8"), file.stem


def test_the_pulse_is_counted_in_thirds():
    assert pulse_thirds(Beat(bpm=60, tune="twinkle")) == 180
    assert pulse_thirds(Beat(bpm=60, tune="see-saw")) == 240
    assert pulse_thirds(Beat(bpm=60)) == 180
    assert pulse_thirds(None) is None


def test_a_day_alone_is_read_in_the_time_zone_of_the_moment():
    evening = datetime(2026, 3, 10, 23, tzinfo=timezone(timedelta(hours=9)))
    assert first_instant(date(2026, 3, 10), evening) == datetime(2026, 3, 9, 15, tzinfo=UTC)
    assert last_instant(date(2026, 3, 10), evening) == datetime(2026, 3, 10, 15, tzinfo=UTC)
    assert not_later(date(2026, 3, 10), evening)
    assert not not_later(date(2026, 3, 11), evening)
    assert last_instant(datetime(2026, 3, 10), evening) == last_instant(date(2026, 3, 10), evening)
    assert last_instant(NOW, evening) == NOW


@pytest.mark.parametrize(
    ("lasts", "then"),
    [
        ("PT45M", datetime(2026, 1, 31, 0, 45, tzinfo=UTC)),
        ("P2W", datetime(2026, 2, 14, tzinfo=UTC)),
        ("P1DT6H", datetime(2026, 2, 1, 6, tzinfo=UTC)),
        ("P1M", datetime(2026, 3, 1, tzinfo=UTC)),  # February has no 31st
        ("P12M", datetime(2027, 1, 31, tzinfo=UTC)),
        ("P1Y", datetime(2027, 1, 31, tzinfo=UTC)),
    ],
)
def test_how_long_it_lasts(lasts: str, then: datetime):
    assert later_by(datetime(2026, 1, 31, tzinfo=UTC), lasts) == then


def test_the_end_of_time_is_never_over():
    never = last_instant(date.max, NOW)
    assert later_by(never, "P6M") > NOW
    assert later_by(NOW, "P9999Y") > datetime(9998, 1, 1, tzinfo=UTC)
    assert first_instant(date.min, NOW) < NOW


def test_a_changed_copy_is_read_anew():
    footing = Footing(child("reflux"), SHELF, moment())
    calm = prompt(hands())
    assert footing.refusals(calm) == []
    head_down = calm.model_copy(update={"tags": ("inversion",)})
    assert [refusal.row for refusal in footing.refusals(head_down)] == ["reflux"]
    assert reading(calm) is reading(calm)


def test_what_was_remembered_goes_with_the_object():
    made: list[str] = []
    known = Remembered[Prompt, int](lambda way: made.append(way.id) or len(made))
    one = prompt()
    assert (known(one), known(one), made) == (1, 1, ["a-song"])
    assert known(prompt(id="other")) == 2
    del one
    gc.collect()
    assert known._known == {}


def test_why_is_said_in_plain_words():
    footing = Footing(child("hip_at_risk", "latex_precaution"), SHELF, moment(confirmed=()))
    words = Words(Library({}, {}).words)
    said = {
        words.why(why) for _, why in footing.refusals(prompt(hands(area="hip", side="left"), materials=("soft_ball",)))
    }
    assert said == {"nothing on left hip", "not checked yet: soft ball"}
