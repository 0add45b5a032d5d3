"""The play routes: who gets in, what a batch may be, and what never takes others down with it."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI

from app.play import add_play_routes
from app.play.batch import LARGEST_SYNC
from app.play.shell import BROWSER, build_shell
from app.therapy import ChartError

from .table import Said, Table, pictures
from .visitor import Visitor

SESSION = "01957000-0000-7000-8000-0000000000ff"


@pytest.fixture
def table() -> Table:
    return Table()


@pytest.fixture
def visitor(table: Table, tmp_path: Path) -> Visitor:
    server = FastAPI()
    add_play_routes(server, table, assets=pictures(tmp_path))
    return Visitor(server)


@pytest.fixture
def tablet(visitor: Visitor) -> Visitor:
    visitor.cookies["device"] = "tablet"
    return visitor


def tap(n: int, child: str = "mia", **said: Any) -> dict[str, Any]:
    return {
        "id": f"01957000-0000-7000-8000-{n:012x}", "child": child, "session": SESSION,
        "at": "2026-03-02T09:00:00.000Z", "kind": "all_done", **said,
    }  # fmt: skip


def send(tablet: Visitor, *events: object, **more: Any) -> list[tuple[str | None, str]]:
    answer = tablet.post("/play/sync", json={"events": events, **more})
    assert answer.status_code == 200, answer.text
    return [(result["id"], result["status"]) for result in answer.json()["results"]]


def test_what_is_static_is_open_and_what_is_of_a_child_is_not(visitor: Visitor):
    for path in ("/play/", "/sw.js", "/manifest.webmanifest", "/play/pictures/prompts/song-1.svg"):
        assert visitor.get(path).status_code == 200, path
    for path in ("/play/faces", "/play/trays", "/play/trays?child=mia", "/play/shelf.json"):
        answer = visitor.get(path)
        assert answer.status_code == 401, path
        assert "not paired" in answer.json()["error"]
    assert visitor.post("/play/sync", json={"events": [tap(1)]}).status_code == 401


class Blocking:
    """A practice, or its door, that is slow: it may be asked anything from a thread, and nothing in the loop."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._inner, name)
        if name == "door":
            return Blocking(found)

        def asked(*args: Any) -> Any:
            with pytest.raises(RuntimeError, match="no running event loop"):
                asyncio.get_running_loop()
            return found(*args)

        return asked if callable(found) else found


def test_nothing_that_may_wait_for_a_disk_is_asked_in_the_loop(table: Table, tmp_path: Path):
    server = FastAPI()
    practice: Any = Blocking(table)
    add_play_routes(server, practice, assets=pictures(tmp_path))
    tablet = Visitor(server)
    tablet.cookies["device"] = "tablet"
    for path in ("/play/faces", "/play/trays", "/play/trays?child=mia", "/play/shelf.json"):
        assert tablet.get(path).status_code == 200, path
    assert tablet.post("/play/pictures", json=[]).status_code == 200
    assert send(tablet, tap(1)) == [(tap(1)["id"], "accepted")]


def test_each_event_is_answered_and_one_bad_one_blocks_no_other(tablet: Visitor, table: Table):
    bad = tap(2, kind="danced")
    assert send(tablet, tap(1), bad, "nonsense", tap(3, child="nobody"), tap(4)) == [
        (tap(1)["id"], "accepted"),
        (bad["id"], "refused"),
        (None, "refused"),
        (tap(3)["id"], "refused"),
        (tap(4)["id"], "accepted"),
    ]
    assert set(table.taken) == {tap(1)["id"], tap(4)["id"]}
    assert len(table.refused) == 3


def test_a_refusal_says_why_in_words(tablet: Visitor):
    answer = tablet.post("/play/sync", json={"events": [tap(1, child="nobody")]}).json()
    assert answer["results"][0]["why"] == 'There is no chart "nobody" for this tablet.'


def test_twice_is_once(tablet: Visitor, table: Table):
    send(tablet, tap(1))
    assert send(tablet, tap(1), tap(2), tap(2)) == [
        (tap(1)["id"], "known"),
        (tap(2)["id"], "accepted"),
        (tap(2)["id"], "known"),
    ]
    assert len(table.taken) == 2


def test_an_answer_carries_fresh_trays_of_the_children_it_was_about(tablet: Visitor):
    answer = tablet.post("/play/sync", json={"events": [tap(1), tap(2, child="nobody")]}).json()
    assert list(answer["trays"]) == ["mia"]


def test_trays_are_packed_for_a_tablet_that_reads_that_and_plain_for_anybody_else(tablet: Visitor, table: Table):
    for accept, packed in (("application/json; packed=1", True), ("*/*", False)):
        got = tablet.get("/play/trays?child=mia", headers={"Accept": accept}).json()["trays"]
        sent = tablet.post("/play/sync", json={"events": [tap(1)]}, headers={"Accept": accept}).json()["trays"]
        for tray in (got["mia"], sent["mia"]):
            assert ("packed" in tray, "entries" in tray) == (packed, not packed)


def test_who_asks_for_the_first_part_of_a_tray_gets_that_and_nobody_else_does(tablet: Visitor):
    for accept, only in (("; packed=1; first=1", "floor|floor_sitting|therapist"), ("; packed=1", None), ("", None)):
        got = tablet.get("/play/trays?child=mia", headers={"Accept": f"application/json{accept}"}).json()["trays"]
        assert got["mia"].get("only") == only


def test_a_tray_that_cannot_be_laid_takes_no_confirmation_back(
    tablet: Visitor, table: Table, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def lay(self: Table, who: object, child_ids: list[str], now: datetime) -> dict[str, Any]:
        if "mia" in child_ids:
            raise OverflowError("date value out of range")
        return {child: {"child": child} for child in child_ids}

    monkeypatch.setattr(Table, "trays", lay)
    answer = tablet.post("/play/sync", json={"events": [tap(1), tap(2, child="leo")]}).json()
    assert [result["status"] for result in answer["results"]] == ["accepted", "accepted"]
    assert list(answer["trays"]) == ["leo"]
    assert "date value out of range" in caplog.text


@pytest.mark.parametrize("body", [b"{", b"[]", b'{"events": 3}', b"\xff\xfe", b"[" * 200_000, b""])
def test_what_is_no_batch_is_said_to_be_none(tablet: Visitor, table: Table, body: bytes):
    answer = tablet.post("/play/sync", content=body)
    assert answer.status_code == 400
    assert 'send {"device_time"' in answer.json()["error"]
    assert not table.taken


def test_a_batch_too_large_is_told_so_and_read_no_further(tablet: Visitor, table: Table):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(LARGEST_SYNC // 10_000 + 50):
            yield b" " * 10_000

    answer = tablet.post("/play/sync", content=endless())
    assert answer.status_code == 413
    assert "1 MB" in answer.json()["error"]
    assert send(tablet, tap(1)) == [(tap(1)["id"], "accepted")]


@pytest.mark.parametrize("days", [-365, 365])
def test_a_clock_a_year_off_is_marked_on_each_event(tablet: Visitor, table: Table, days: int):
    device_time = datetime.now(UTC) + timedelta(days=days)
    moved = tap(2, kind="moved_in", came_from="leo", events=[tap(3, child="leo")])
    send(tablet, tap(1), moved, device_time=device_time.isoformat())
    kept = table.taken[tap(1)["id"]]
    assert kept["off_s"] == pytest.approx(-days * 86_400, abs=60)
    assert table.taken[moved["id"]]["events"][0]["off_s"] == kept["off_s"]


@pytest.mark.parametrize("device_time", [None, "yesterday", 7, "now"])
def test_a_clock_that_is_right_or_unknown_marks_nothing(tablet: Visitor, table: Table, device_time: Any):
    told = (datetime.now(UTC) - timedelta(seconds=60)).isoformat() if device_time == "now" else device_time
    send(tablet, tap(1), device_time=told)
    assert "off_s" not in table.taken[tap(1)["id"]]


def test_a_chart_that_cannot_be_opened_is_said_in_words(tablet: Visitor, table: Table, monkeypatch: pytest.MonkeyPatch):
    def broken(*_: object) -> None:
        raise ChartError("mia.json: it is cut off. Put back a copy from a backup.")

    monkeypatch.setattr(Table, "trays", broken)
    answer = tablet.get("/play/trays?child=mia")
    assert (answer.status_code, answer.json()["error"][:8]) == (503, "mia.json")
    monkeypatch.setattr(Table, "_take", lambda self, who, raw: Said(raw["id"], "later", "mia.json: it is cut off."))
    assert send(tablet, tap(1)) == [(tap(1)["id"], "later")]


def test_another_chart_is_closed_and_an_unknown_one_looks_the_same(tablet: Visitor, table: Table):
    table.door.open = {"leo"}
    closed, unknown = tablet.get("/play/trays?child=mia"), tablet.get("/play/trays?child=zoe")
    assert closed.status_code == unknown.status_code == 403
    assert closed.json()["error"].replace("mia", "zoe") == unknown.json()["error"]
    assert list(tablet.get("/play/trays").json()["trays"]) == ["leo"]


def test_taps_from_another_page_are_not_taken(tablet: Visitor, table: Table):
    answer = tablet.post("/play/sync", json={"events": [tap(1)]}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not table.taken


def test_parts_keep_for_ever_and_pages_are_asked_for_again(tablet: Visitor):
    page = tablet.get("/play/")
    assert page.headers["cache-control"] == "no-cache"
    assert tablet.get("/play/", headers={"If-None-Match": page.headers["etag"]}).status_code == 304
    version = page.headers["x-playcue-version"]
    for accepted, encoding in (("gzip, br", "br"), ("gzip", "gzip"), ("identity", None)):
        part = tablet.get(f"/play/static/{version}/eager.js", headers={"Accept-Encoding": accepted})
        assert "immutable" in part.headers["cache-control"]
        assert part.headers.get("content-encoding") == encoding
    assert tablet.get("/play/static/older/session.js").status_code == 404
    assert tablet.get(f"/play/static/{version}/..%2Froutes.py").status_code == 404
    assert tablet.get("/play/trays").headers["cache-control"] == "private, no-store"


def test_the_page_carries_the_look_without_its_comments(tablet: Visitor):
    written, page = (BROWSER / "surface.css").read_text(), tablet.get("/play/").text
    rules = re.sub(r"/\*.*?\*/", " ", written, flags=re.DOTALL).split()
    assert "".join(rules) in "".join(page.split())
    assert "/*" not in page


def test_the_manifest_names_icons_that_are_there(tablet: Visitor):
    manifest = tablet.get("/manifest.webmanifest").json()
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"] + manifest["screenshots"]:
        body = tablet.get(icon["src"]).content
        width, height = (int.from_bytes(body[at : at + 4], "big") for at in (16, 20))
        assert (body[:4], f"{width}x{height}") == (b"\x89PNG", icon["sizes"])


def test_the_page_asks_nobody_but_its_own_server(tablet: Visitor):
    for path in ("/play/", "/sw.js"):
        text = tablet.get(path).text.replace("http://www.w3.org", "")
        assert "http://" not in text
        assert "https://" not in text


def test_the_version_changes_with_any_byte_of_the_shell(tmp_path: Path):
    assets, browser = pictures(tmp_path / "assets"), tmp_path / "browser"
    browser.mkdir()
    for path in BROWSER.iterdir():
        (browser / path.name).write_bytes(path.read_bytes())
    before = build_shell(browser, assets)
    (browser / "timing.js").write_text((browser / "timing.js").read_text() + "export const newer = true\n")
    after = build_shell(browser, assets)
    assert before.version != after.version
    assert before.worker.body != after.worker.body
    assert json.loads(manifest_of(after))["version"] == after.version


def manifest_of(shell: Any) -> str:
    page: str = shell.page.body.decode()
    return page.split('id="here">')[1].split("</script>")[0]


def test_own_pictures_are_for_whom_the_door_knows(visitor: Visitor) -> None:
    path = "/play/pictures/prompts/own-boat.svg"
    assert visitor.get(path).status_code == 404
    visitor.cookies["device"] = "tablet"
    answer = visitor.get(path)
    assert (answer.content, answer.headers["content-type"]) == (b"\xff\xd8\xff photo", "image/jpeg")
    assert answer.headers["cache-control"].startswith("private")


def test_a_tablet_is_told_which_shelf_its_cards_are_of(tablet: Visitor) -> None:
    assert tablet.get("/play/trays").json()["shelf"] == "1"
    assert tablet.post("/play/sync", json={"events": []}).json()["shelf"] == "1"


def test_pictures_that_ship_come_together_each_by_its_address_and_nothing_else_does(visitor: Visitor):
    assert visitor.post("/play/pictures", json=[]).status_code == 401
    visitor.cookies["device"] = "tablet"
    one = visitor.get("/play/pictures/prompts/song-1.svg")
    version = re.findall(r'"pictures":"(\w+)"', visitor.get("/play/").text.replace(" ", ""))[0]
    right = ["/play/pictures/prompts/song-1.svg", f"/play/pictures/prompts/song-1.svg?v={version}&bare"]
    wrong = [
        "/play/pictures/prompts/song-1.svg?v=older", "/play/pictures/prompts/song-1", "prompts/song-1.svg",
        "/play/pictures/../pictures/prompts/song-1.svg", "/play/pictures/prompts/none.svg", "", "https://[",
        "/play/pictures/prompts/song-1.svg?\ud800",
    ]  # fmt: skip
    told = visitor.post("/play/pictures", content=json.dumps([*right, *wrong]))
    assert told.json() == dict.fromkeys(right, one.text)
    for body in (b"", b"[", b"{}", b"[1]", b"[" * 100_000, json.dumps(["x"] * 251).encode(), b" " * 1_000_001):
        refused = visitor.post("/play/pictures", content=body)
        assert (refused.status_code, "error" in refused.json()) == (400, True)
