import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Day } from '../../../contract/days.ts'
import { Refusal } from '../refusal.ts'

/**
 * A cursor is the sort key of the last row of a page, written so that nobody is tempted to build one: base64url of a
 * check and the values. The check is no secret. It turns a mistyped or cut-off cursor into a refusal instead of a page
 * from somewhere else; rights never depend on it, since every page is filtered anew.
 */
export function encodeCursor(values: readonly unknown[]): string {
  const json = JSON.stringify(values)
  return Buffer.from(check(json) + json).toString('base64url')
}

/** An instant as PostgreSQL or we write it; `infinity` where a list puts what has none. The check is no secret, so it is looked at. */
export const KeyInstant = z.union([z.literal('infinity'), z.string().max(40).refine(isInstant)])

/** A day, or `infinity` where a list puts what has none. */
export const KeyDay = z.union([z.literal('infinity'), Day])

/**
 * The values of a cursor, each validated by its place in the tuple. Put the sort's name first where a list has several
 * sorts (`z.tuple([z.literal('amount'), z.int(), DealId])`), so that a cursor of one is refused by the other.
 * @throws Refusal `bad_cursor`
 */
export function decodeCursor<Values extends z.ZodType<readonly unknown[]>>(
  text: string,
  schema: Values,
): z.output<Values> {
  const written = Buffer.from(text, 'base64url')
  const plain = written.toString('utf8')
  const json = plain.slice(checkLength)
  // Decoders overlook stray characters; a cursor is right only if it is spelt exactly as we spell it.
  const intact = written.toString('base64url') === text && plain.slice(0, checkLength) === check(json)
  const values = schema.safeParse(intact ? readJson(json) : undefined)
  if (!values.success || !values.data.every(isStorable)) throw new Refusal('bad_cursor')
  return values.data
}

const checkLength = 8

function isInstant(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:0\d|1[0-4])(?::\d\d)?)$/.test(text))
    return false
  try {
    return Temporal.Instant.from(text) !== null
  } catch {
    return false
  }
}

/** PostgreSQL keeps neither NUL nor half of a surrogate pair. */
const isStorable = (value: unknown) =>
  typeof value !== 'string' || (value.isWellFormed() && !value.includes('\0'))

function check(json: string): string {
  return createHash('sha256').update(json).digest('base64url').slice(0, checkLength)
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
