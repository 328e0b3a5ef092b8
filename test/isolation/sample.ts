import { z } from 'zod'

type JsonSchema = {
  type?: string
  format?: string
  pattern?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  items?: JsonSchema
  minItems?: number
  minimum?: number
  default?: unknown
}

/** Chooses a value for a field by its path, or leaves it to the sample (undefined). */
export type Choose = (path: string, schema: { format?: string | undefined }) => unknown

/** A value that a schema accepts, with every optional field present, so that no field of a route goes untried. */
export function sampleOf(schema: z.ZodType, choose: Choose): unknown {
  return sample(
    z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: z.registry() }) as JsonSchema,
    '',
    choose,
  )
}

function sample(schema: JsonSchema, path: string, choose: Choose): unknown {
  const chosen = choose(path, schema)
  if (chosen !== undefined) return chosen
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const option = (schema.anyOf ?? schema.oneOf ?? schema.allOf)?.[0]
  if (option) return sample(option, path, choose)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, inner]) => [
          key,
          sample(inner, join(path, key), choose),
        ]),
      )
    case 'array':
      return [sample(schema.items ?? {}, path, choose)]
    case 'integer':
    case 'number':
      return /year/i.test(path) ? 2001 : Math.max(schema.minimum ?? 1, 1)
    case 'boolean':
      return false
    case 'null':
      return null
    default:
      return text(schema, path)
  }
}

function text({ format, pattern }: JsonSchema, path: string): string {
  if (format === 'uuid') return '0198c0de-0000-7000-8000-000000000000'
  if (format === 'date') return '2026-05-04'
  if (format === 'date-time') return '2026-05-04T10:00:00Z'
  if (format === 'email' || /email$/i.test(path)) return 'somebody@elsewhere.example'
  if (/hours|week/.test(path)) return path.endsWith('from') ? '09:00' : '17:00'
  if (/role$/i.test(path)) return 'seller'
  if (format === 'uri' || /website|url/i.test(path)) return 'https://elsewhere.example'
  if (/currency/i.test(path)) return 'NOK'
  if (/country/i.test(path)) return 'NO'
  if (/phone/i.test(path)) return '+4722334455'
  if (/timeZone/i.test(path)) return 'Europe/Oslo'
  if (/language/i.test(path)) return 'en'
  if (/month|^from$|^to$/i.test(path) && pattern?.includes('\\d{4}')) return '2026-05'
  if (/password/i.test(path)) return 'nine geese over Narvik'
  return 'pricing'
}

const join = (path: string, key: string) => (path ? `${path}.${key}` : key)
