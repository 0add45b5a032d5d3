"""The adult's side, in NiceGUI. `register_pages` wires it; a new page is one file in pages/ and one line here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from app.exchange import OwnShelf, PracticeShelf
from app.library import UNREVIEWED, Gallery, Library, Review, Wording
from app.practice import Practice

from . import design, not_found, sign_in
from .desk import Desk
from .pages import (
    chart,
    child_form,
    choosing,
    editor,
    export,
    help_pages,
    home,
    library_page,
    order,
    own_voice,
    print_page,
    prompt,
    safety,
    settings,
    share,
)

__all__ = ["register_pages"]


def register_pages(
    practice: Practice,
    wording: Wording,
    help_folder: Path,
    *,
    pictures_url: str = "/play/pictures/",
    open_sample: Callable[[], None] | None = None,
    data_folder: Path | None = None,
    review: Review = UNREVIEWED,
    gallery: Gallery | None = None,
    library: Library | None = None,
    own: OwnShelf | None = None,
    wordings: Mapping[str, Wording] | None = None,
) -> None:
    """Wire every page and form of the adult's side into the running NiceGUI app.

    `pictures_url` is where the pictures folder is served, `open_sample` fills an empty practice with sample children
    (None: that is not offered), `data_folder` is shown on the settings page, `review` beside the safety rules.
    `gallery` holds the pictures that ship (None: those beside the help folder), `library` all prompts that ship (None:
    the practice's shelf), `own` takes packs and boards in (None: the practice itself does); `wordings` are the words of
    every language that a practice may choose.
    """
    own = own or PracticeShelf(practice)
    gallery = gallery or Gallery(help_folder.parent / "pictures")
    more = (gallery, library, own)
    desk = Desk(
        practice, wording, help_folder, pictures_url, open_sample, data_folder, review, *more, wordings=wordings or {}
    )
    design.register(desk)
    not_found.register(desk)
    sign_in.register(desk)
    home.register(desk)
    child_form.register(desk)
    choosing.register(desk)
    safety.register(desk)
    chart.register(desk)
    order.register(desk)
    export.register(desk)
    library_page.register(desk)
    editor.register(desk)
    prompt.register(desk)
    own_voice.register(desk)
    help_pages.register(desk)
    share.register(desk)
    print_page.register(desk)
    settings.register(desk)
