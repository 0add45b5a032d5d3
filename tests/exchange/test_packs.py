"""A pack goes from one practice to another: what it would do is said before it does it."""

import json
from dataclasses import replace

import pytest

from app.exchange import Found, Known, Label, Origin, Picture, look, prompt_as_toml, read_picture, take, write_pack
from app.library import prompt_in, toml_in
from app.therapy import ContentError, Prompt
from tests.exchange.packs import LABEL, TODAY, drawing, files_of, known, listed, own, pack, photo, shelf, with_files


def only(raw: bytes, *mine: object) -> Found:
    """The one prompt of a pack that was looked into."""
    findings = look(raw, known(*mine))
    assert findings.refused == ""
    (found,) = findings.prompts
    return found


@pytest.mark.parametrize("name", sorted(shelf().prompts))
def test_every_prompt_of_the_shelf_comes_back_as_it_was(name: str) -> None:
    prompt = shelf().prompts[name]
    raw, broken = toml_in(prompt_as_toml(prompt))
    assert broken == ""
    assert raw is not None
    assert prompt_in(raw, shelf().tunes) == (prompt, [])


def test_a_photo_as_large_as_telephones_take_them_is_made_small() -> None:
    large = photo(8_000, 6_000)
    large = large[:2] + b"\xff\xfe\xff\xff" + b"\0" * 65_533 + large[2:]  # what a camera writes beside the picture
    large = large[:2] + large[2 : 4 + 65_535] * 200 + large[4 + 65_535 :]
    assert 12_000_000 < len(large) < 20_000_000
    assert len(read_picture(large, "It").data) < 200_000


@pytest.mark.parametrize("name", sorted(shelf().prompts))
def test_every_picture_of_the_shelf_may_travel(name: str) -> None:
    picture = drawing(shelf().prompts[name].picture_name)
    assert read_picture(picture.data, "It") == picture


def test_a_pack_says_who_made_it_and_under_which_licence() -> None:
    shipped = {"bun-dough": Origin(author="Playcue", licence="MIT", came_from="Playcue 0.1.0")}
    raw = write_pack(
        [own(), shelf().prompts["bun-dough"]],
        {"our-bun": drawing("warm-cat"), "bun-dough": drawing("bun-dough")}, shipped, LABEL, TODAY, "0.1.0",
    )  # fmt: skip
    findings = look(raw, known())
    said = findings.manifest
    assert said is not None
    assert (said.id, said.title, said.made_by, said.version) == ("elm-street-favourites", LABEL.title, "Elm Street", 1)
    assert (said.licence, said.date, said.playcue) == ("CC BY 4.0", TODAY, "0.1.0")
    assert said.prompts["our-bun"] == Origin(author="Florence", licence="CC BY 4.0")
    assert said.prompts["bun-dough"].licence == "MIT"
    assert [(one.id, one.state) for one in findings.prompts] == [("bun-dough", "same"), ("our-bun", "new")]


def test_the_same_pack_is_the_same_bytes() -> None:
    assert pack() == pack()


def test_what_is_taken_is_the_prompt_and_its_picture() -> None:
    taken = take(look(pack(), known()), {"our-bun"})
    assert taken.prompts == (own(),)
    assert taken.pictures == {"our-bun": drawing("bun-dough")}
    assert taken.origins["our-bun"].came_from == "Elm Street favourites · Elm Street"


def test_what_is_here_already_is_not_taken_again() -> None:
    found = only(pack(), own())
    assert found.state == "same"
    assert not found.can_be_taken
    with pytest.raises(ContentError, match="here already"):
        take(look(pack(), known(own())), {"our-bun"})


def test_newer_older_and_changed_are_told_apart() -> None:
    assert only(pack(own(version=2)), own()).state == "newer"
    older = only(pack(own(version=1)), own(version=3))
    assert older.state == "older"
    assert older.says == ("Yours is newer: version 3, this one is version 1.",)
    changed = only(pack(own(about="Knead and knead, then rest.")), own())
    assert changed.state == "changed"
    assert "taking this one changes yours" in changed.says[0]


def test_a_shipped_prompt_is_never_changed() -> None:
    found = only(pack(shelf().prompts["bun-dough"].model_copy(update={"about": "Press hard.", "version": 9})))
    assert found.state == "refused"
    assert '"bun-dough" is a prompt of Playcue and says something else there' in found.says[0]


def test_standing_in_for_another_is_shown_and_happens_only_where_it_is_said() -> None:
    raw = pack(own(replaces="bun-dough"))
    found = only(raw)
    assert found.replaces == "bun-dough"
    assert any("It asks to stand in for “Bun dough”" in says for says in found.says)
    assert take(look(raw, known()), {"our-bun"}).prompts[0].replaces is None
    assert take(look(raw, known()), {"our-bun"}, {"our-bun"}).prompts[0].replaces == "bun-dough"


def test_a_shipped_picture_is_never_changed() -> None:
    raw = with_files(pack(own(picture="warm-cat")), pictures__warm_cat_svg=drawing("bun-dough").data)
    found = only(raw)
    assert found.state == "refused"
    assert "the name of one of Playcue's" in found.says[0]


def test_a_picture_that_others_use_too_is_named() -> None:
    other = own("other-bun", title="Other bun", picture="our-bun")
    raw = pack(own(version=2), pictures={"our-bun": drawing("warm-cat")})
    assert any("Its picture changes the one of Other bun too." in says for says in only(raw, own(), other).says)


def test_the_same_title_is_said() -> None:
    theirs = own("their-bun", title="Our bun")
    assert '"our-bun" here has the same title.' in only(pack(theirs), own()).says


def test_a_shipped_title_comes_in_only_where_it_stands_in_for_that_prompt() -> None:
    found = only(pack(own(title="Bun dough")))
    assert found.state == "refused"
    assert 'It has the title of "bun-dough" here' in found.says[0]
    findings = look(pack(own(title="Bun dough", replaces="bun-dough")), known())
    assert findings.prompts[0].only_instead
    with pytest.raises(ContentError, match="let it stand in for that one, or leave it out"):
        take(findings, {"our-bun"})
    assert take(findings, {"our-bun"}, {"our-bun"}).prompts[0].replaces == "bun-dough"


def test_a_shipped_title_does_not_come_in_by_standing_in_for_another_prompt() -> None:
    for replaces in ("slow-snail", "not-here"):
        found = only(pack(own(title="Bun dough", replaces=replaces)))
        assert found.state == "refused"
        assert 'It has the title of "bun-dough" here' in found.says[0]
    further = own("their-bun", title="Bun dough", replaces="our-bun")
    assert only(pack(further), own(replaces="bun-dough")).only_instead


@pytest.mark.parametrize("title", ["Bun  dough", " Bun dough", "Bun\u00a0dough", "Ｂun dough"])
def test_a_shipped_title_does_not_come_in_with_other_blanks(title: str) -> None:
    found = only(pack(own(title=title)))
    assert found.state == "refused"
    assert 'It has the title of "bun-dough" here' in " ".join(found.says)


def gone(mine: Prompt) -> Known:
    """As `known`, after this one was put away."""
    return replace(known(mine), own={}, away={mine.id: mine})


def test_an_id_of_ours_keeps_its_meaning() -> None:
    renamed = only(pack(own(title="Warm mole", version=9)), own())
    assert renamed.state == "newer"
    assert renamed.says == ("Yours is called “Our bun”: taking this one changes its name, on charts too.",)
    story = next(one for one in shelf().prompts.values() if one.kind == "story" and not one.beat)
    story = story.model_copy(update={"id": "our-bun", "title": "Our tale", "version": 9, "picture": "our-bun"})
    for here in (known(own()), gone(own())):
        (found,) = look(pack(story), here).prompts
        assert found.state == "refused"
        assert '"our-bun" is “Our bun” here, a song' in found.says[0]


def test_one_that_was_put_away_is_no_new_one() -> None:
    findings = look(pack(), gone(own()))
    assert findings.prompts[0].state == "older"
    assert findings.prompts[0].says == ("Yours, “Our bun”, was put away: taking this one offers it again.",)
    assert take(findings, {"our-bun"}).prompts == (own(),)


def test_a_picture_of_ours_that_no_prompt_shows_yet_is_not_changed_in_silence() -> None:
    mine = known()
    mine = replace(mine, pictures={**mine.pictures, "our-bun": drawing("warm-cat")})
    (found,) = look(pack(), mine).prompts
    assert found.says == ('It changes your picture "our-bun".',)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"hands_needed": 0}, '"hands_needed" is 0 but an adult touches'),
        ({"places": ("moon",)}, '"moon" in places is unknown'),
        ({"about": "Turn \u202eit round"}, "a character that cannot be seen"),
        ({"title": "Bun\u200bdough"}, "a character that cannot be seen"),
        ({"title": " "}, '"title" is empty'),
        ({"label": "\u00a0"}, '"label" is empty'),
        ({"age_months": (1, 2**63 - 1)}, '"age_months" runs beyond 1200'),
        ({"version": 10**9}, '"version" is beyond 1000000'),
    ],
)
def test_a_prompt_is_checked_like_one_of_the_shelf(change: dict[str, object], said: str) -> None:
    found = only(pack(own(**change)))
    assert found.state == "refused"
    assert said in " ".join(found.says)


def test_a_tune_that_is_not_here_is_named() -> None:
    """Every tune ships, so a pack carries none: such a pack was made by a Playcue that has more of them."""
    sung = shelf().prompts["robot-buttons"]
    assert sung.beat is not None
    beat = sung.beat.model_copy(update={"tune": "moon-waltz"})
    found = only(pack(own(beat=beat)))
    assert found.state == "refused"
    assert found.says == (
        'This prompt wants a tune that Playcue does not have here, "moon-waltz": a newer Playcue may have it.',
    )
    tunes = {prompt.beat.tune for prompt in shelf().prompts.values() if prompt.beat and prompt.beat.tune}
    assert tunes <= shelf().tunes.keys()


def test_a_prompt_cannot_go_by_two_names() -> None:
    files = files_of(pack())
    files["prompts/other.toml"] = files.pop("prompts/our-bun.toml")
    origin = json.loads(files["manifest.json"])["prompts"]["our-bun"]
    found = only(listed(files, prompts={"other": origin}))
    assert found.says == (
        '"id" is "our-bun" but the file is called other.toml: ask whoever made the pack for another.',
    )


def test_one_bad_prompt_does_not_keep_the_others_out() -> None:
    findings = look(pack(own(), own("second", title="Second", places=("moon",))), known())
    assert [one.state for one in findings.prompts] == ["new", "refused"]
    with pytest.raises(ContentError, match="moon"):
        take(findings, {"second"})


def test_nothing_chosen_is_said() -> None:
    with pytest.raises(ContentError, match="choose at least one"):
        take(look(pack(), known()), ())
    with pytest.raises(ContentError, match="choose at least one"):
        write_pack([], {}, {}, LABEL, TODAY, "0.1.0")
    with pytest.raises(ContentError, match="has no picture"):
        write_pack([own()], {}, {}, Label("A", "B", "C"), TODAY, "0.1.0")


def test_a_photo_with_a_damaged_byte_in_what_its_camera_said_ends_in_a_sentence_or_a_picture() -> None:
    raw = photo(60, 40)
    start = raw.index(b"Exif")
    for at in range(start + 6, raw.index(b"\xff\xdb", start)):
        for value in (0, 1, 2, 127):
            damaged = bytearray(raw)
            damaged[at] = value
            try:
                kept = read_picture(bytes(damaged), "The photo")
            except ContentError:
                continue
            assert kept.media_type == "image/jpeg"


def test_a_photo_is_painted_anew_and_tells_nothing() -> None:
    raw = pack(pictures={"our-bun": Picture("image/jpeg", photo())})
    assert b"Camera of Florence" in files_of(raw)["pictures/our-bun.jpg"]  # made by another program than this
    picture = only(raw).picture
    assert picture is not None
    assert picture.media_type == "image/jpeg"
    for told in (b"Florence", b"Exif", b"2026", b"Zebedee"):
        assert told not in picture.data
