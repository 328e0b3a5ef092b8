import type { FastifySchema } from 'fastify'
import type { z } from 'zod'

/**
 * In tests an answer must be exactly what the contract says: of the right shape, and holding nothing the contract does
 * not name, for what is not named has not been thought about by whoever decides what may be seen.
 */
export function checkedSerializer({ schema, method, url }: { schema: unknown; method: string; url: string }) {
  return (answer: unknown): string => {
    const text = JSON.stringify(answer)
    const sent = JSON.parse(text) as unknown
    const parsed = (schema as z.ZodType).safeParse(sent)
    if (!parsed.success) throw new Error(`${method} ${url} breaks its contract: ${parsed.error.message}`)
    const extra = unnamed(sent, parsed.data)
    if (extra !== null) throw new Error(`${method} ${url} answers more than its contract names: ${extra}`)
    return text
  }
}

/** Outside of tests the types have to be enough: checking would cost more than reading the database. */
export function plainSerializer(_: { schema: FastifySchema }) {
  return (answer: unknown): string => JSON.stringify(answer)
}

function unnamed(sent: unknown, known: unknown, path = ''): string | null {
  if (sent === null || typeof sent !== 'object' || known === null || typeof known !== 'object') return null
  for (const key of Object.keys(sent)) {
    if (!(key in known)) return `${path}${key}`
    const [inside, named] = [(sent as Record<string, unknown>)[key], (known as Record<string, unknown>)[key]]
    const found = unnamed(inside, named, `${path}${key}.`)
    if (found) return found
  }
  return null
}
