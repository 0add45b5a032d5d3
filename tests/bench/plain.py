"""What a plain NiceGUI page with the same three pictures costs, in the same run on the same rig."""

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import sync_playwright

from .delay import DelayedWire
from .server import plain
from .surface import INTO_IT, TAPS, first_tile, heap_mb, taps
from .tablet import cold

# What this machine needs at the least, and so a measure of how busy it is just now.
EMPTY = """<title>empty</title><button data-control="into-it">Into it</button><p></p><script>
let n = 0
document.querySelector('button').onclick = () => {
  document.querySelector('p').innerHTML = '<b data-prompt=' + ++n + '>one</b> <b data-prompt=' + ++n + '>two</b>'
}
</script>"""


def measure(folder: Path) -> dict[str, list[float]]:
    """The figures of the play surface under the same names, with `plain_` in front.

    empty_tap_ms  the same tap on a page with nothing but a button and two words
    """
    del folder
    with plain() as server, sync_playwright() as playwright:
        with cold(playwright) as tablet:
            tablet.page.goto("data:text/html," + quote(EMPTY))
            empty = [answer["tile"] for _ in range(TAPS) if (answer := tablet.answer_to(INTO_IT))]
        found = first_tile(playwright, server.url)
        del found["moment_ms"]
        with DelayedWire(server.port) as wire, cold(playwright) as tablet:
            tablet.page.goto(wire.url)
            tablet.ask("bench.start")
            found["heap_mb"] = [heap_mb(tablet)]
            found |= taps(tablet, wire, pick=False)
    return {"empty_tap_ms": empty} | {f"plain_{name}": values for name, values in found.items()}
