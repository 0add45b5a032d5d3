// A form is sent once, though its button is tapped twice. The second "Set up" was told that Playcue is set up already, and nobody
// was signed in; the second "Use this tablet" left a tablet in the list that there is none of.
{
  const AGAIN_MS = 5000 // who taps after that means it
  const sent = new WeakSet()
  addEventListener('submit', (told) => {
    const form = told.target
    if (sent.has(form)) told.preventDefault()
    sent.add(form)
    setTimeout(() => sent.delete(form), AGAIN_MS)
  })
}
