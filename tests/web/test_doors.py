"""Who gets in: every route of the house is tried by those who must not see a child."""

from collections.abc import Iterator

import httpx
import pytest
from nicegui import app as nicegui_app
from starlette.routing import Route

from app.play import PlayDesk, add_play_routes
from app.practice import ADULT_COOKIE, DEVICE_COOKIE, Who
from app.web.guard import local_path

from .conftest import NICKNAME, NOW, PASSPHRASE, House

OPEN = {
    "/setup",
    "/setup/sample",
    "/sign-in",
    "/sign-out",
    "/help",
    "/help/{name}",
    "/web/design.css",
    "/web/in_order.js",
    "/web/once.js",
    "/web/filled_in.js",
}
STATIC = ("/play/static/", "/play/preview", "/play/pictures/", "/play/icons/", "/_nicegui")
SHELL = {"/play/", "/play", "/sw.js", "/manifest.webmanifest", "/favicon.ico"}


async def test_no_route_shows_a_child_to_a_stranger(house: House) -> None:
    add_play_routes(nicegui_app, PlayDesk(house.practice))
    client = house.user.http_client
    stolen = house.practice.door.let_in(NOW)
    house.practice.door.sign_out(stolen)
    walked = set()
    for cookie in (None, {ADULT_COOKIE: "made-up"}, {ADULT_COOKIE: stolen}, {DEVICE_COOKIE: "made-up"}):
        for method, path in _routes():
            client.cookies.clear()
            client.cookies.update(cookie or {})
            answer = await client.request(method, _filled(path), follow_redirects=False)
            walked.add(path)
            assert NICKNAME not in answer.text, f"{method} {path}"
            assert ADULT_COOKIE not in answer.cookies
            assert DEVICE_COOKIE not in answer.cookies
            if not (path in OPEN | SHELL or path.startswith(STATIC)):
                turned_away = answer.status_code in (303, 307, 401, 403, 404)
                assert turned_away, f"{method} {path} answered {answer.status_code}"
    child = "/child/{child_id}"
    pages = {"/", "/settings", "/child/new", child, f"{child}/safety", f"{child}/edit", f"{child}/export"}
    assert pages | {"/play/trays", "/play/sync", "/pair"} <= walked


async def test_the_walk_would_see_the_child(house: House) -> None:
    """The walk above proves something: signed in, those very routes do show the nickname."""
    house.sign_in()
    for path in ("/", "/child/zebedee", "/child/zebedee/safety", "/child/zebedee/edit", "/child/zebedee/export"):
        answer = await house.user.http_client.get(path)
        assert NICKNAME in answer.text, path


async def test_a_paired_tablet_plays_and_sees_no_chart(house: House) -> None:
    token = house.practice.door.pair(Who("adult", "a"), "Gym", NOW)
    house.user.http_client.cookies.set(DEVICE_COOKIE, token)
    chart = await house.user.http_client.get("/child/zebedee", follow_redirects=False)
    assert chart.headers["location"] == "/sign-in?next=%2Fchild%2Fzebedee"
    assert (await house.user.http_client.post("/pair", follow_redirects=False)).headers["location"] == "/sign-in"


async def test_sign_in_keeps_the_cookie_from_scripts_and_goes_where_one_wanted(house: House) -> None:
    form = {"passphrase": PASSPHRASE, "next": "/child/zebedee"}
    answer = await house.user.http_client.post("/sign-in", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/child/zebedee"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "secure" not in cookie
    over_https = await house.user.http_client.post("https://test/sign-in", data=form, follow_redirects=False)
    assert "; secure" in over_https.headers["set-cookie"].lower()


async def test_a_wrong_passphrase_says_what_to_do(house: House) -> None:
    answer = await house.user.http_client.post("/sign-in", data={"passphrase": "wrong words", "next": "/"})
    assert answer.status_code == 403
    assert "look at capitals and try again" in answer.text
    assert ADULT_COOKIE not in answer.cookies


async def test_a_form_from_another_site_is_not_answered(house: House) -> None:
    house.sign_in()
    for path in ("/pair", "/sign-out", "/sign-in", "/setup", "/setup/sample"):
        for origin in ("https://elsewhere.test", "null"):
            headers = {"Origin": origin}
            answer = await house.user.http_client.post(path, data={}, headers=headers, follow_redirects=False)
            assert answer.status_code == 403, path
    assert (await _first_page(house)).status_code == 200


async def test_sign_out_makes_the_cookie_worthless(house: House) -> None:
    house.sign_in()
    token = house.user.http_client.cookies[ADULT_COOKIE]
    await house.user.http_client.post("/sign-out", follow_redirects=False)
    house.user.http_client.cookies.set(ADULT_COOKIE, token)
    assert (await _first_page(house)).status_code == 303


async def test_pairing_gives_the_tablet_its_own_key_and_may_sign_the_adult_out(house: House) -> None:
    house.sign_in()
    form = {"name": "Gym", "sign_out": "1"}
    answer = await house.user.http_client.post("/pair", data=form, follow_redirects=False)
    assert answer.headers["location"] == "/play/"
    kept = {cookie.split("=")[0]: cookie.lower() for cookie in answer.headers.get_list("set-cookie")}
    assert "max-age=34560000" in kept[DEVICE_COOKIE]
    assert "httponly" in kept[DEVICE_COOKIE]
    assert [device.name for device in house.practice.door.practice.devices] == ["Gym"]
    assert (await _first_page(house)).status_code == 303


async def test_first_minute_set_up(empty_house: House) -> None:
    client = empty_house.user.http_client
    assert (await client.get("/", follow_redirects=False)).headers["location"] == "/setup"
    form = {"name": "Elm Street", "passphrase": PASSPHRASE, "again": "something else"}
    refused = await client.post("/setup", data=form)
    assert "not the same" in refused.text
    assert 'value="Elm Street"' in refused.text
    done = await client.post("/setup", data={**form, "again": PASSPHRASE}, follow_redirects=False)
    assert done.headers["location"] == "/"
    assert (await client.get("/")).status_code == 200


async def test_first_minute_look_around(empty_house: House) -> None:
    await empty_house.user.http_client.post("/setup/sample", follow_redirects=False)
    await empty_house.user.open("/")
    await empty_house.sees("nothing here is real")
    await empty_house.sees(NICKNAME)


@pytest.mark.parametrize(
    "asked",
    ["//evil.test", "https://evil.test", "/\\evil.test", "javascript:alert(1)", "evil", "", "/a\nb", "/sign-out"],
)
def test_next_never_leads_away(asked: str) -> None:
    assert local_path(asked) == "/"


def test_next_keeps_a_path_of_this_server() -> None:
    assert local_path("/child/zebedee/safety?x=1") == "/child/zebedee/safety?x=1"


def _routes() -> Iterator[tuple[str, str]]:
    for route in _all(nicegui_app.routes):
        for method in sorted(route.methods or ()):
            if method != "HEAD":
                yield method, route.path


def _all(routes: object) -> Iterator[Route]:
    for route in routes:  # type: ignore[attr-defined]
        inner = getattr(route, "original_router", None)
        if inner is not None:
            yield from _all(inner.routes)
        elif isinstance(route, Route) and not route.path.startswith("/_nicegui"):
            yield route


def _filled(path: str) -> str:
    for name, value in {"child_id": "zebedee", "name": "therapist", "version": "x", "folder": "avatars"}.items():
        path = path.replace(f"{{{name}}}", value)
    return path


async def _first_page(house: House) -> httpx.Response:
    return await house.user.http_client.get("/", follow_redirects=False)
