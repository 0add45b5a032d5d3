// Ids made on the tablet: UUIDv7 by hand, because crypto.randomUUID is missing on plain http.

/** newId(now): a UUIDv7 (RFC 9562) of that millisecond; ids made one after the other also sort so, whatever the clock does. */
export function idMaker(random = (bytes) => crypto.getRandomValues(bytes)) {
  let last = 0, count = 0
  return (now) => {
    const bytes = random(new Uint8Array(16))
    if (now > last) [last, count] = [Math.floor(now), ((bytes[6] & 7) << 8) | bytes[7]]
    else if (++count > 0xfff) [last, count] = [last + 1, 0]
    for (let i = 0, ms = last; i < 6; i++, ms = Math.floor(ms / 256)) bytes[5 - i] = ms & 255
    bytes[6] = 0x70 | (count >> 8)
    bytes[7] = count & 255
    bytes[8] = (bytes[8] & 0x3f) | 0x80
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
}
