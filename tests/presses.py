"""When the play surface takes the next press: not too soon after the last one, nor after the pictures changed."""

LOCK_MS, GUARD_MS = 300, 500  # as a child has them who was given none of their own

WATCH = """
  presses = 0, lastPress = lastChange = -Infinity
  addEventListener('click', (event) => { presses++, lastPress = event.timeStamp }, true)
  new MutationObserver(() => (lastChange = performance.now())).observe(document,
    { subtree: true, attributes: true, attributeFilter: ['data-screen', 'data-number'] })
"""
UNLOCKED = f"() => performance.now() - lastPress > {LOCK_MS + 10} && performance.now() - lastChange > {GUARD_MS + 10}"
