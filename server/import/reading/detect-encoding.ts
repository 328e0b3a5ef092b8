/** Names as TextDecoder knows them. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'windows-1252' | 'iso-8859-2'

/**
 * Looks at every byte of the file, since one Polish name in row 90,000 decides as much as one in row 1.
 * A byte order mark is believed; then zero bytes tell UTF-16; what is valid UTF-8 is UTF-8; else the one-byte encoding
 * under which the letters beyond ASCII look most like words of our languages.
 */
export async function detectEncoding(chunks: AsyncIterable<Uint8Array>): Promise<Encoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  let isUtf8 = true
  let head: Uint8Array | null = null
  const odd: Uint8Array[] = []
  let oddBytes = 0
  for await (const chunk of chunks) {
    head ??= chunk.subarray(0, 4_096)
    const marked = byOrderMark(head) ?? byZeroBytes(head)
    if (marked) return marked
    if (isUtf8) isUtf8 = decodes(utf8, chunk)
    if (oddBytes < 65_536) {
      const pieces = aroundHighBytes(chunk, 65_536 - oddBytes)
      odd.push(...pieces)
      oddBytes += pieces.reduce((sum, piece) => sum + piece.length, 0)
    }
    if (!isUtf8 && oddBytes >= 65_536) break
  }
  if (isUtf8 && decodes(utf8)) return 'utf-8'
  return likeliest(Buffer.concat(odd))
}

function decodes(decoder: TextDecoder, chunk?: Uint8Array): boolean {
  try {
    if (chunk) decoder.decode(chunk, { stream: true })
    else decoder.decode()
    return true
  } catch {
    return false
  }
}

function byOrderMark(head: Uint8Array): Encoding | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 'utf-8' : null
}

/** Headers are mostly Latin letters, so every second byte of UTF-16 is zero there. */
function byZeroBytes(head: Uint8Array): Encoding | null {
  const zeros = [0, 0]
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, uneven = 0] = zeros
  if (uneven > head.length / 5 && even < uneven / 5) return 'utf-16le'
  return even > head.length / 5 && uneven < even / 5 ? 'utf-16be' : null
}

function aroundHighBytes(chunk: Uint8Array, most: number): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let taken = 0
  for (let at = 0; at < chunk.length && taken < most; at++) {
    if ((chunk[at] ?? 0) < 0x80) continue
    const piece = chunk.slice(Math.max(0, at - 2), at + 6)
    pieces.push(piece)
    taken += piece.length
    at += 5
  }
  return pieces
}

/** First wins where several fit equally, as they do for ö and ü. */
const oneByte: readonly Encoding[] = ['windows-1252', 'windows-1250', 'iso-8859-2']

function likeliest(bytes: Uint8Array): Encoding {
  const scored = oneByte.map((encoding) => ({
    encoding,
    score: plausibility(new TextDecoder(encoding).decode(bytes)),
  }))
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).encoding
}

const expected = /[ąćęłńóśźżĄĆĘŁŃÓŚŹŻæøåäöüéßÆØÅÄÖÜÉ–—„”“’€§°]/u

function plausibility(text: string): number {
  let score = 0
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0
    if (code < 0x80) continue
    if (expected.test(letter)) score += 2
    else if (code < 0xa0 || letter === '\ufffd') score -= 6
    else if (/\p{L}/u.test(letter)) score += 0
    else score -= 2
  }
  return score
}
