import { fieldRefusal, Refusal } from '../refusal.ts'

const deepest = 50
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * JSON as a careful reader takes it: a key twice, a key that reaches for an object's prototype, more than 50 levels,
 * broken UTF-8, numbers beyond what a number holds and characters that deceive the eye or that PostgreSQL refuses are
 * all refused with the place where they stand.
 * @throws Refusal `malformed`
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = decode(bytes)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw fieldRefusal('malformed', 'body', 'This is not JSON.')
  }
  refuseBadKeys(text)
  refuseBadValues(value, 'body')
  return value
}

/** Controls but tab and line ends, halves of a surrogate pair, overrides of the writing direction. */
export function isReadable(text: string): boolean {
  return text.isWellFormed() && !unreadable.test(text)
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unreadable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw fieldRefusal('malformed', 'body', 'This is not UTF-8.')
  }
}

const quote = 0x22
const backslash = 0x5c
const opensObject = 0x7b
const closesObject = 0x7d
const opensArray = 0x5b
const closesArray = 0x5d
const colon = 0x3a

/** Walks the text, known to be JSON, for what `JSON.parse` forgets: how deep it went and which keys came twice. */
function refuseBadKeys(text: string): void {
  const open: { keys: Set<string> | null; at: string }[] = []
  let last = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      const end = endOfString(text, at)
      last = text.slice(at, end + 1)
      at = end
    } else if (code === colon) {
      takeKey(open, last)
    } else if (code === opensObject || code === opensArray) {
      if (open.length === deepest)
        throw fieldRefusal('malformed', 'body', `Nested deeper than ${deepest} levels.`)
      open.push({ keys: code === opensObject ? new Set() : null, at: '' })
    } else if (code === closesObject || code === closesArray) open.pop()
  }
}

function endOfString(text: string, start: number): number {
  let at = start + 1
  for (; text.charCodeAt(at) !== quote; at++) if (text.charCodeAt(at) === backslash) at++
  return at
}

function takeKey(open: { keys: Set<string> | null; at: string }[], literal: string): void {
  const key = literal.includes('\\') ? (JSON.parse(literal) as string) : literal.slice(1, -1)
  const inside = open.at(-1)
  if (!inside?.keys) return
  inside.at = key
  if (inside.keys.has(key)) throw fieldRefusal('malformed', pathOf(open), 'The same key stands here twice.')
  if (key === '__proto__' || key === 'constructor' || key === 'prototype')
    throw fieldRefusal('malformed', pathOf(open), 'This key is not allowed.')
  inside.keys.add(key)
}

const pathOf = (open: readonly { at: string }[]) =>
  ['body', ...open.map((one) => one.at).filter(Boolean)].join('.')

function refuseBadValues(value: unknown, path: string): void {
  if (typeof value === 'string') {
    if (!isReadable(value)) throw unreadableAt(path)
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw fieldRefusal('malformed', path, 'This number is too large.')
  } else if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) refuseBadValues(value[index], `${path}.${index}`)
  } else if (value !== null && typeof value === 'object') {
    for (const key of Object.keys(value)) {
      if (!isReadable(key)) throw unreadableAt(path)
      refuseBadValues((value as Record<string, unknown>)[key], `${path}.${key}`)
    }
  }
}

function unreadableAt(path: string): Refusal {
  return new Refusal('malformed', undefined, [
    { path, code: 'unreadable_characters', message: 'Characters that cannot be read stand here.' },
  ])
}
