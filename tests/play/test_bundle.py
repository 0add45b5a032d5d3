"""Several modules served as one: the same names, each module once."""

import pytest
from playwright.sync_api import Page

from app.play.bundle import bundle

MODULES = {
    "shell.js": """
import { twice as double } from './sums.js'
import { ref } from 'vue'
export { one } from './sums.js'
export const four = double(2)
export const box = ref(four)
""",
    "sums.js": """
// Sums.
let calls = 0
export const one = 1
/** Doubles. */
export function twice(n) {
  calls++
  return n * 2
}
export const asked = () => calls
""",
    "late.js": """
import { asked as calls } from './sums.js';
export const told = calls()
""",
}
RUN = """async (served) => {
  const urls = {}, type = 'text/javascript'
  const url = (name) => urls[name] ??= URL.createObjectURL(new Blob([linked(served[name])], { type }))
  const linked = (text) =>
    text.replace(/from ?'(?:\\.\\/)?(\\w+)(?:\\.js)?'/g, (_, other) => `from '${url(other + '.js')}'`)
  const shell = await import(url('shell.js')), late = await import(url('late.js'))
  return [shell.one, shell.four, shell.box.value, late.told]
}"""


def test_a_bundle_tells_the_same_and_holds_each_module_once(modules: Page):
    served = bundle(MODULES, "shell.js") | {"vue.js": "export const ref = (value) => ({ value })"}
    assert modules.evaluate(RUN, served) == [1, 4, 4, 1]
    assert "Sums" not in served["eager.js"]


@pytest.mark.parametrize(
    "line", ["import * as all from './sums.js'", "export { four }", "import four from './sums.js'"]
)
def test_a_form_that_cannot_be_bundled_is_named(line: str):
    with pytest.raises(ValueError, match="cannot be bundled"):
        bundle(MODULES | {"shell.js": line + "\n"}, "shell.js")
