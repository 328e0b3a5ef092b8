import { type Plugin, parseAst } from 'vite'

/**
 * The contract as the browser needs it: routes with their method and path, and plain lists. While building, every
 * schema becomes `z`, which is inert there (without-zod.ts), and what a route says beyond its address is left out.
 */
export function contractWithoutSchemas(): Plugin {
  return {
    name: 'contract-without-schemas',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/contract\/(?:[\w-]+\/)*[\w-]+\.ts$/.test(id)) return null
      const cuts = parseAst(code, { lang: 'ts' }).body.flatMap((statement) => cutsIn(statement as Node))
      // From the end, so that what comes before keeps its place.
      cuts.sort((one, other) => other.start - one.start)
      const short = cuts.reduce(
        (text, { start, end, by }) => text.slice(0, start) + by + text.slice(end),
        code,
      )
      return { code: short, map: null }
    },
  }
}

interface Node {
  type: string
  start: number
  end: number
  [part: string]: unknown
}

interface Cut {
  start: number
  end: number
  by: string
}

/** What the client reads of a route (api.ts). */
const kept = new Set(['method', 'path'])

function cutsIn(statement: Node): Cut[] {
  const declaration = (statement.declaration ?? statement) as Node
  if (declaration.type !== 'VariableDeclaration') return []
  return (declaration.declarations as Node[]).flatMap(({ init }) => {
    const value = init as Node
    const made = firstName(value)
    if (made === 'z') return [{ start: value.start, end: value.end, by: 'z' }]
    return made === 'route' ? [addressOnly(value)] : []
  })
}

/** `z` of `z.object({ … }).partial()`. */
function firstName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name as string
  const inner = (node.callee ?? node.object) as Node | undefined
  return inner && firstName(inner)
}

function addressOnly(call: Node): Cut {
  const definition = (call.arguments as Node[])[0] as Node
  const properties = (definition.properties as Node[]).filter(({ key }) =>
    kept.has((key as { name: string }).name),
  )
  const parts = properties.map(({ key, value }) => {
    const text = (value as { value: string }).value
    return `${(key as { name: string }).name}: ${JSON.stringify(text)}`
  })
  return { start: definition.start, end: definition.end, by: `{ ${parts.join(', ')} }` }
}
