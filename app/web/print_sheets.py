"""Sheets of paper as HTML: cards to cut and laminate, strips of first and then, prompts with their words."""

from collections.abc import Sequence
from html import escape
from pathlib import Path

from app.exchange import LAYOUTS, PAPERS, Layout, Paper, label_size, sheets, words_size
from app.therapy import Hands, Prompt, Verse

from .desk import Desk

SHEET = Path(__file__).with_name("print.css")


def paper_style(layout: Layout, paper: Paper) -> str:
    """The style sheet that tells a printer the size of the paper."""
    page = paper.turned(layout.wide)
    return f"@page{{size:{page.width}mm {page.height}mm;margin:0}}"


def drawn_sheets(desk: Desk, prompts: Sequence[Prompt], layout_name: str, paper_name: str, day: str) -> str:
    """Every sheet, as trusted HTML: what authors wrote is escaped."""
    layout, paper = LAYOUTS[layout_name], PAPERS[paper_name]
    page = paper.turned(layout.wide)
    size = f"--pw:{page.width};--ph:{page.height};--cols:{layout.columns};--rows:{layout.rows}"
    return "".join(
        f'<section class="pc-sheet pc-sheet-{layout.shape}" style="{size}">{_filled(desk, on_it, layout, paper, day)}'
        "</section>"
        for on_it in sheets(prompts, layout)
    )


def _filled(desk: Desk, prompts: Sequence[Prompt], layout: Layout, paper: Paper, day: str) -> str:
    if layout.shape == "words":
        return "".join(_words_card(desk, prompt, day) for prompt in prompts)
    if layout.shape == "cards":
        return "".join(_card(desk, prompt, layout, paper) for prompt in prompts)
    pairs = [prompts[start : start + 2] for start in range(0, len(prompts), 2)]
    return "".join(_strip(desk, pair, layout, paper) for pair in pairs)


def _card(desk: Desk, prompt: Prompt, layout: Layout, paper: Paper) -> str:
    size = label_size(prompt.title, layout, paper)
    return (
        f'<figure class="pc-cut pc-edge-{prompt.kind}"><img src="{escape(desk.picture(prompt.picture_name))}" alt="">'
        f'<figcaption style="--letters:{size:.2f}">{_whole(prompt.title)}</figcaption></figure>'
    )


def _whole(title: str) -> str:
    """Words that break between them and not at a hyphen."""
    return " ".join(f"<span>{escape(word)}</span>" for word in title.split())


def _strip(desk: Desk, pair: Sequence[Prompt], layout: Layout, paper: Paper) -> str:
    then = _card(desk, pair[1], layout, paper) if len(pair) > 1 else '<figure class="pc-cut pc-cut-empty"></figure>'
    return (
        f'<div class="pc-strip"><div><h3>{escape(desk.say("exchange.print.first"))}</h3>'
        f'{_card(desk, pair[0], layout, paper)}</div><svg viewBox="0 0 24 24" aria-hidden="true">'
        '<path d="M3 12h17M13 5l7 7-7 7" fill="none" stroke="#22304A" stroke-width="2.6" stroke-linecap="round" '
        'stroke-linejoin="round"/></svg>'
        f"<div><h3>{escape(desk.say('exchange.print.then'))}</h3>{then}</div></div>"
    )


def _words_card(desk: Desk, way: Prompt, day: str) -> str:
    say = desk.say
    title = way.title + (f" · {say(f'library.way.{way.variant}')}" if way.variant else "")
    facts = [
        (say("exchange.print.where"), desk.words("position", way.positions)),
        (say("exchange.print.needs"), desk.words("material", way.materials)),
    ]
    told = "".join(
        f"<p><b>{escape(name)}</b> {escape(', '.join(words.values()))}</p>" for name, words in facts if words
    )
    verses = "".join(f"<li>{_verse(desk, verse)}</li>" for verse in way.verses)
    return (
        f'<article class="pc-cut pc-words pc-edge-{way.kind}" style="--letters:{words_size(way):.2f}"><header>'
        f'<img src="{escape(desk.picture(way.picture_name))}" alt=""><div><h3>{escape(title)}</h3>'
        f"<p>{escape(way.about)}</p>{told}</div></header><ol>{verses}</ol>"
        f"<footer>{escape(say('exchange.print.look', day=day))}</footer></article>"
    )


def _verse(desk: Desk, verse: Verse) -> str:
    lines = "<br>".join(map(escape, verse.lines))
    options = "".join(
        f"<p><b>{escape(option.label)}:</b> {' '.join(map(escape, option.lines))}</p>" for option in verse.options
    )
    return f"<p>{lines}</p>{options}{_cue(desk, verse.hands) if verse.hands else ''}"


def _cue(desk: Desk, hands: Hands) -> str:
    where = desk.word("area", hands.area) if hands.area else ""
    side = desk.word("side", hands.side) if hands.side else ""
    place = ", ".join(word for word in (where, side) if word)
    return f'<p class="pc-cue"><b>{escape(place)}</b> {escape(hands.words)}</p>'
