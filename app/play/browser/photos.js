// Photos of children's own things rest among the pictures of this tablet. They leave it with the tray of their child.
// So do words in the practice's own voice, when nobody is left to hear them.
// The name of a photo says whose it is: the child's id, a dot, the photo's own name.

const SOUND = /^\/play\/sounds\//
const PHOTO = /\/prompts\/([a-z0-9-]+)\.[a-z0-9-]+\.svg$/

/** Let go of the photos of all children but these; with `shown`, of photos and sounds too that are at none
 * of these addresses. */
export async function keepPhotosOf(children, shown = null) {
  for (const name of (await globalThis.caches?.keys()) ?? []) {
    if (!name.startsWith('playcue-pictures-')) continue
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const { pathname, search } = new URL(request.url), [, child] = PHOTO.exec(pathname) ?? []
      if (SOUND.test(pathname) && (!children.length || (shown && !shown.has(pathname + search)))) await cache.delete(request)
      if (child && (!children.includes(child) || (shown && !shown.has(pathname + search)))) await cache.delete(request)
    }
  }
}
