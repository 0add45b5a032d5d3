""" "All done" is heard wherever a child can say it: at once, whatever was tapped just before, with no server."""

from collections.abc import Callable

from playwright.sync_api import expect

from .server import Server
from .tablet import Tablet

ALL_DONE = '[data-control="all-done"]'


def test_all_done_everywhere(server: Server, tablet: Callable[..., Tablet]):
    one = tablet().open().laid_in()

    one.start("ida")
    one.tap("all-done")
    calm(one)

    server.kill()
    one.start("ida")
    one.pick()
    one.tap("cue-pushed_off")
    one.tap("all-done")
    calm(one)

    one.start("ida")
    one.together(".tile", ALL_DONE)
    calm(one)

    one.start("ida")
    one.pick()
    one.together('[data-control="into-it"]', ALL_DONE)
    calm(one)

    one.start("ida")
    one.pick()
    one.together('[data-control="again"]', ALL_DONE)
    calm(one)

    server.start()
    one.sent()
    happened = server.on_disk("ida")
    assert [event.kind for event in happened].count("all_done") == 5
    chart = server.chart("ida")
    assert [sitting.closed for sitting in chart.sessions] == ["all_done"] * 5
    assert [(play.end, play.outcome) for play in chart.plays] == [
        ("all_done", None), ("adult_ended", "into_it"), ("natural_end", None), ("all_done", None),
    ]  # fmt: skip
    assert chart.plays[0].cues == ("pushed_off",)


def calm(tablet: Tablet) -> None:
    """The page that asks nothing: the face, "All done.", undo, the triangle and a quiet control for the adult, who
    puts it away."""
    tablet.on("closing")
    expect(tablet.page.locator(".calm h1")).to_have_text("All done.")
    assert controls(tablet) == ["after", "undo", "wrong"]
    tablet.tap("after")
    assert controls(tablet) == ["after", "different", "finish", "quiet", "undo", "wrong"]
    tablet.tap("finish")
    tablet.on("children")


def controls(tablet: Tablet) -> list[str]:
    found: list[str] = tablet.page.locator("button").evaluate_all("(all) => all.map((one) => one.dataset.control)")
    return sorted(found)
