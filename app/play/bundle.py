"""The modules that the first picture needs, served as one file: one request and one gzip window instead of fifteen.

Plain text work on plain modules, no build step: each becomes a function in `eager.js`, and every other module takes
what it imports from there, so that nothing exists twice. Comments and empty space stay at home.
"""

import re
from collections.abc import Iterator, Mapping

from rjsmin import jsmin

EAGER = "eager.js"
_FROM = r"""from\s+['"](?:\./)?([\w-]+)(\.js)?['"];?"""
_IMPORT = re.compile(rf"^import\s*\{{([^}}]*)\}}\s*{_FROM}", re.MULTILINE)
_AGAIN = re.compile(rf"^export\s*\{{([^}}]*)\}}\s*{_FROM}", re.MULTILINE)
_EXPORT = re.compile(r"^export\s+(?=(?:async\s+)?(?:const|let|function|class)\s+(\w+))", re.MULTILINE)
_DEFAULT = re.compile(r"^export default .*$", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/[ \t]*\n|//[^\n]*\n)", re.MULTILINE | re.DOTALL)


def bundle(modules: Mapping[str, str], entry: str) -> dict[str, str]:
    """`eager.js` and the modules loaded later, by file name; an eager module's own name hands on what is in `eager.js`.

    A module may write `import { a, b as c } from './x.js'` (or 'vue'), `export` before a declaration and
    `export { a } from './x.js'`; ValueError for anything else.
    """
    order = list(dict.fromkeys(_first_needed(modules, entry)))
    names = {name: _name(name) for name in order}
    pieces = [f"const {names[name]} = (() => {{\n{_inside(modules[name])}\n}})()" for name in order]
    served = {EAGER: "\n".join(["import * as $vue from 'vue'", *pieces, f"export {{ {', '.join(names.values())} }}\n"])}
    for name, text in modules.items():
        if name in names:
            served[name] = (
                f"import {{ {names[name]} }} from './{EAGER}'\nexport const {{ {_told(text)} }} = {names[name]}\n"
            )
        else:
            served[name] = _IMPORT.sub(lambda found: _later(found, names), _lean(text))
    return {name: jsmin(text) for name, text in served.items()}


def _first_needed(modules: Mapping[str, str], name: str) -> Iterator[str]:
    for found in sorted((*_IMPORT.finditer(modules[name]), *_AGAIN.finditer(modules[name])), key=re.Match.start):
        if found[3]:
            yield from _first_needed(modules, f"{found[2]}.js")
    yield name


def _inside(text: str) -> str:
    """A module as the body of a function that returns its exports."""
    told = [*(found[1] for found in _EXPORT.finditer(text))]
    again = [
        f"{name.strip()}: {_name(found[2])}.{name.strip()}"
        for found in _AGAIN.finditer(text)
        for name in found[1].split(",")
    ]
    body = _IMPORT.sub(lambda found: f"const {{{_renamed(found[1])}}} = {_name(found[2])}", _lean(text))
    body = _EXPORT.sub("", _DEFAULT.sub("", _AGAIN.sub("", body)))
    if left := re.search(r"^(?:import\s*[\w{*'\"]|export\b).*$", body, re.MULTILINE):
        raise ValueError(
            f"\"{left[0]}\" cannot be bundled: write import {{ a }} from './x.js', or export before a declaration."
        )
    return f"{body}\nreturn {{ {', '.join([*told, *again])} }}"


def _later(found: re.Match[str], names: Mapping[str, str]) -> str:
    name = f"{found[2]}.js"
    if not found[3] or name not in names:
        return found[0]
    return f"import {{ {names[name]} }} from './{EAGER}'; const {{{_renamed(found[1])}}} = {names[name]}"


def _told(text: str) -> str:
    again = [name.strip() for found in _AGAIN.finditer(text) for name in found[1].split(",")]
    return ", ".join([*(found[1] for found in _EXPORT.finditer(text)), *again])


def _lean(text: str) -> str:
    return re.sub(r"^[ \t]+", "", _COMMENT.sub("", text), flags=re.MULTILINE)


def _renamed(names: str) -> str:
    return names.replace(" as ", ": ")


def _name(file: str) -> str:
    return "$" + re.sub(r"\W", "_", file.removesuffix(".js"))
