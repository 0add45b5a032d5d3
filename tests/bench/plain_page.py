"""What Playcue is compared with: a plain NiceGUI page, three pictures, an outcome that the server answers.

`python -m tests.bench.plain_page --port N` serves it.
"""

import argparse
import itertools
from pathlib import Path

from nicegui import app, ui

PICTURES = Path(__file__).parents[2] / "assets" / "pictures" / "prompts"
RECONNECT_S = 30  # with the 3 s that NiceGUI gives by default, a delay of 2 s cuts the connection and every tap is lost
OUTCOMES = {"into-it": "Into it", "so-so": "So-so", "had-enough": "Had enough"}


@ui.page("/")
def page() -> None:
    """Three tiles; a tap on an outcome goes to the server, which draws the next three."""
    names = itertools.cycle(sorted(path.stem for path in PICTURES.glob("*.svg")))

    @ui.refreshable
    def offer() -> None:
        with ui.row():
            for name in itertools.islice(names, 3):
                with ui.card().props(f'data-prompt="{name}"').classes("w-64"):
                    ui.element("img").props(f'src="/pictures/{name}.svg"').classes("w-full")
                    ui.label(name)

    with ui.row():
        for control, words in OUTCOMES.items():
            ui.button(words, on_click=offer.refresh).props(f'data-control="{control}"')
    offer()


if __name__ in {"__main__", "__mp_main__"}:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    app.add_static_files("/pictures", PICTURES)
    ui.run(
        host="127.0.0.1",
        port=parser.parse_args().port,
        show=False,
        reload=False,
        show_welcome_message=False,
        uvicorn_logging_level="error",
        reconnect_timeout=RECONNECT_S,
    )
