"""The library: finding, one prompt, why it is not offered to a child, and the plan."""

import base64
import io
import json
from threading import Event

import pytest
from nicegui import background_tasks, ui
from nicegui.elements.upload_files import SmallFileUpload
from PIL import Image

from app.library import Finder, Query
from app.practice import SELF, Who
from app.therapy import Answer, Chart, Child
from app.web.drafts import adapted
from tests.web.conftest import NICKNAME, NOW, House


async def test_words_and_a_kind_narrow_what_is_shown(house: House) -> None:
    house.sign_in()
    await house.user.open("/library")
    await house.user.should_see(marker="tile-beekeeper-wheels")
    house.user.find(marker="words").type("slippers soft")
    await house.user.should_see(marker="tile-slow-bear")
    await house.user.should_not_see(marker="tile-beekeeper-wheels")
    house.user.find(marker="chip-story").click()
    await house.sees("No prompt has all of that")
    house.user.find(marker="clear").click()
    await house.user.should_see(marker="tile-beekeeper-wheels")


async def test_every_field_narrows_and_is_emptied_again(house: House) -> None:
    asked = {
        "place": Query(place="car_parked"), "goal": Query(goal="calm"), "touch": Query(touch="none"),
        "sense": Query(sense=("sound", "much")), "minutes": Query(minutes=1), "equipment": Query(equipment="none"),
        "tune": Query(tune="twinkle"),
    }  # fmt: skip
    finder = Finder(house.practice.shelf.prompts.values())
    everything = len(finder.find(Query()))
    house.sign_in()
    await house.user.open("/library")
    for name, query in asked.items():
        (field,) = house.user.find(marker=f"by-{name}", kind=ui.select).elements
        value = getattr(query, name)
        found = len(finder.find(query))
        assert 0 < found < everything
        with house.user.client:
            field.value = " ".join(value) if name == "sense" else value
        await house.sees(f"{found} of {everything}")
        with house.user.client:
            field.value = None
        await house.sees(f"{everything} of {everything}")


async def test_what_was_asked_for_is_found_again_on_coming_back(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    addresses: list[str] = []
    monkeypatch.setattr(type(ui.navigate.history), "replace", lambda _, address: addresses.append(address))
    house.sign_in()
    await house.user.open("/library")
    house.user.find(marker="words").type("a")
    house.user.find(marker="chip-story").click()
    for name, value in (("minutes", 2), ("sense", "sound little")):
        (field,) = house.user.find(marker=f"by-{name}", kind=ui.select).elements
        with house.user.client:
            field.value = value
    query = Query(words="a", kind="story", minutes=2, sense=("sound", "little"))
    found = len(Finder(house.practice.shelf.prompts.values()).find(query))
    await house.sees(f"{found} of")
    assert addresses[-1] == "/library?words=a&kind=story&sense=sound+little&minutes=2"
    await house.user.open(addresses[-1])
    await house.sees(f"{found} of")
    house.user.find(marker="clear").click()
    await house.sees(f"{len(house.practice.shelf.prompts)} of")
    assert addresses[-1] == "/library"
    await house.user.open("/library?kind=tale&minutes=two&words=%3Cb%3E&place=")  # what nobody can choose asks nothing
    await house.sees("No prompt has all of that")


async def test_more_are_shown_when_asked_for(house: House) -> None:
    house.sign_in()
    await house.user.open("/library")
    await house.user.should_see(marker="tile-beekeeper-wheels")
    await house.user.should_not_see(marker="tile-warm-cat")
    for _ in range(len(house.practice.shelf.prompts) // 60):
        house.user.find(marker="more").click()
    await house.user.should_see(marker="tile-warm-cat")


async def test_a_prompt_that_another_stands_in_for_leads_to_that_one(house: House) -> None:
    own, draft = house.practice.own, adapted(house.practice.shelf.prompts["slow-bear"])
    who = Who("adult", "a", "Ann")
    name = own.start(who, draft, NOW)
    own.publish(who, name, {**draft, "title": "Slow mole"}, NOW)
    house.sign_in()
    await house.user.open("/library/slow-bear")
    await house.sees("Slow mole")
    await house.user.open("/library/new?from=slow-bear")  # a second one may be made of it
    await house.sees("Adapt Slow bear")


async def test_a_prompt_shows_its_ways_and_its_hands(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/slow-bear")
    await house.sees("May Bear come walking")
    await house.sees("Upper back: Whole palm down one side of the spine")
    house.user.find(marker="chip-wheelchair").click()
    await house.sees("up your forearm, pad, pad?")


async def test_it_says_why_a_prompt_is_not_offered(house: House) -> None:
    closed = {"touch_trauma_or_safeguarding": Answer(yes=True, reviewed=NOW)}
    house.store.write_child(house.zebedee.model_copy(update={"answers": {**house.zebedee.answers, **closed}}))
    house.sign_in()
    await house.user.open("/library/bench-harbour")
    house.user.find(marker="chip-zebedee").click()
    await house.sees(f"{NICKNAME}")
    await house.sees("Position: not made for this position")


async def test_a_prompt_is_planned_seen_on_the_chart_and_taken_off(house: House) -> None:
    house.sign_in()
    await house.user.open("/library/hello-hand")
    house.user.find(marker="chip-zebedee").click()
    await house.user.should_see(marker="plan")
    house.user.find(marker="plan").click()
    await house.sees(f"Planned for {NICKNAME}'s next time")
    assert [one.prompt for one in house.zebedee.planned] == ["hello-hand"]
    await house.user.open("/child/zebedee")
    await house.sees("Planned for next time")
    await house.user.should_see(marker="tile-hello-hand")
    await house.user.open("/library/hello-hand")
    house.user.find(marker="chip-zebedee").click()
    await house.sees("Take it off the plan")
    house.user.find(marker="plan").click()
    await house.sees(f"Plan it for {NICKNAME}")
    assert house.zebedee.planned == ()


@pytest.mark.parametrize("path", ["/library/hello-hand", "/print", "/share"])
async def test_what_is_told_late_of_one_child_is_not_shown_for_another(
    house: House, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    house.store.write_child(Child(id="dylan", nickname="Dylan", born="2021-03", positions=("lap",)))
    chart, late, asked = house.practice.caseload.chart, Event(), list[str]()

    def read(who: Who | None, child_id: str) -> Chart:
        asked.append(child_id)
        assert child_id == "dylan" or late.wait(20)
        return chart(who, child_id)

    house.sign_in()
    await house.user.open(path)
    monkeypatch.setattr(house.practice.caseload, "chart", read)
    chip = "chip-" if path == "/library/hello-hand" else "chip-child-"
    await house.user.should_see(marker=f"{chip}dylan")
    quiet = len(background_tasks.running_tasks)
    for child in ("zebedee", "dylan"):
        house.user.find(marker=f"{chip}{child}").click()
        await house.until(lambda child=child: child in asked)
    of_dylan = "Plan it for Dylan" if path == "/library/hello-hand" else "safe for Dylan"
    await house.sees(of_dylan)
    late.set()
    await house.until(lambda: len(background_tasks.running_tasks) <= quiet)
    await house.sees(of_dylan)


async def test_a_child_has_a_photo_of_its_own_thing(house: House) -> None:
    """Small, and telling nothing of where it was taken; on the trays of this child alone."""
    photo, raw = Image.new("RGB", (2400, 1800), "teal"), io.BytesIO()
    where = photo.getexif()
    where.get_ifd(0x8825)[1] = "N"  # the GPS tags
    where[0x010F] = "A camera"
    photo.save(raw, "JPEG", exif=where)
    house.sign_in()
    await house.user.open("/library/hello-hand")
    house.user.find(marker="chip-zebedee").click()
    await house.user.should_see(marker="photo")
    (upload,) = house.user.find(marker="photo").elements
    await upload.handle_uploads([SmallFileUpload("boat.jpg", "image/jpeg", raw.getvalue())])
    await house.sees("Playcue's picture again")
    name = house.zebedee.photos["hello-hand"]
    assert house.practice.own.pictures() == {}  # no picture that others are offered
    kept = house.store.read_photo("zebedee", name)
    assert kept is not None
    shown = Image.open(io.BytesIO(kept.data))
    assert max(shown.size) <= 800
    assert not shown.getexif()
    entries = house.practice.sessions.trays(SELF, ["zebedee"], NOW)["zebedee"]["entries"].values()
    assert {entry["picture"] for entry in entries if entry["prompt"] == "hello-hand"} == {f"zebedee.{name}"}
    (exported,) = json.loads((await house.user.http_client.get("/child/zebedee/export")).content)["photos"].values()
    assert base64.b64decode(exported["data"]) == kept.data
    house.user.find(marker="photo-back").click()
    await house.user.should_not_see(marker="photo-back")
    assert house.zebedee.photos == {}
    assert house.store.photos("zebedee") == []
