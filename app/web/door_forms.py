"""What stands at the door, as HTML: the first minute, and signing in."""

from html import escape

from app.practice import PracticeRecord

from .design import plain_page
from .desk import Desk


def set_up_page(desk: Desk, *, name: str = "", wrong: str = "") -> str:
    """The first minute: set up a practice, or look around with sample children."""
    say = desk.say
    sample = _card(
        say("setup.look_around"),
        f'<p class="pc-lead">{escape(say("setup.sample_is"))}</p>'
        f"{_form('/setup/sample', '', say('setup.open_sample'), quiet=True)}",
    )
    own = _card(
        say("setup.own"),
        _wrong(wrong)
        + _form(
            "/setup",
            _field("name", say("setup.name"), value=name, hint=say("setup.name_hint"), complete="organization")
            + _field("passphrase", say("setup.passphrase"), secret=True, hint=say("setup.passphrase_hint"))
            + _field("again", say("setup.again"), secret=True)
            + _languages(desk),
            say("setup.start"),
        ),
    )
    cards = own + (sample if desk.open_sample is not None else "")
    inside = (
        f'<h1>{escape(say("setup.title"))}</h1><p class="pc-lead">{escape(say("setup.lead"))}</p>'
        f'<div class="pc-door">{cards}</div>'
    )
    return plain_page(desk, say("setup.title"), inside)


def sign_in_page(desk: Desk, record: PracticeRecord, onward: str, *, wrong: str = "") -> str:
    """Ask for the passphrase; the sample practice has none. `onward` is a local path, see `guard.local_path`."""
    say = desk.say
    hidden = f'<input type="hidden" name="next" value="{escape(onward)}">'
    if needs_no_passphrase(record):
        form = f'<p class="pc-lead">{escape(say("sign_in.sample"))}</p>' + _form(
            "/sign-in", hidden, say("sign_in.enter")
        )
    else:
        field = _field("passphrase", say("sign_in.passphrase"), secret=True, complete="current-password", first=True)
        form = _wrong(wrong) + _form("/sign-in", hidden + field, say("sign_in.button"))
    inside = (
        f'<h1>{escape(record.name)}</h1><p class="pc-lead">{escape(say("sign_in.lead"))}</p>'
        f'<div class="pc-door pc-door-one">{_card(say("sign_in.title"), form)}</div>'
    )
    return plain_page(desk, say("sign_in.title"), inside, onward)


def needs_no_passphrase(record: PracticeRecord) -> bool:
    """True for the throw-away practice that has no passphrase to ask for."""
    return record.sample and not record.passphrase_hash


def _card(title: str, inside: str) -> str:
    return f'<section class="pc-card"><h2>{escape(title)}</h2>{inside}</section>'


def _form(action: str, fields: str, button: str, *, quiet: bool = False) -> str:
    look = "pc-btn pc-btn-quiet" if quiet else "pc-btn"
    pressed = f'<button class="{look}" type="submit">{escape(button)}</button>'
    return f'<form method="post" action="{action}">{fields}{pressed}</form>'


def _wrong(message: str) -> str:
    return f'<p class="pc-wrong" role="alert">{escape(message)}</p>' if message else ""


def _languages(desk: Desk) -> str:
    """Asked where there is a choice."""
    if len(desk.languages) < 2:
        return ""
    mine = desk.wording.language
    options = "".join(
        f'<option value="{escape(name)}"{" selected" if name == mine else ""}>{escape(word)}</option>'
        for name, word in desk.languages.items()
    )
    label = escape(desk.say("setup.language"))
    select = f'<select id="language" name="language">{options}</select>'
    return f'<div class="pc-field"><label for="language">{label}</label>{select}</div>'


def _field(
    name: str,
    label: str,
    *,
    value: str = "",
    hint: str = "",
    secret: bool = False,
    complete: str = "new-password",
    first: bool = False,
) -> str:
    says = f' aria-describedby="{name}-hint"' if hint else ""
    told = f'<small id="{name}-hint">{escape(hint)}</small>' if hint else ""
    return (
        f'<div class="pc-field"><label for="{name}">{escape(label)}</label>'
        f'<input id="{name}" name="{name}" type="{"password" if secret else "text"}" value="{escape(value)}" required '
        f'maxlength="{200 if secret else 80}" autocomplete="{complete}"{says}'
        f"{' autofocus' if first else ''}>{told}</div>"
    )
