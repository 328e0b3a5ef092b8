import { Composer, type CST, type Document, isNode, LineCounter, Parser, visit } from 'yaml'
import type { FieldFault } from '../../platform/refusal.ts'

/** YAML as read: its plain value, and where in the text a path of it stands. */
export interface YamlText {
  readonly value: unknown
  /** The line (from 1) of the thing at this path, or of the nearest thing around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/**
 * Reads YAML 1.2 somebody sent: plain maps, lists, texts, numbers and yes/no. Bounded in time and memory whatever the
 * text: size, line and depth are limited, aliases (which can blow up a thousandfold), tags and a second document are
 * faults, and so is a key that is there twice.
 */
export function readYaml(text: string): YamlText | { faults: FieldFault[] } {
  const lines = new LineCounter()
  const fault = (offset: number, code: string, message: string) => ({
    faults: [{ path: 'yaml', code, message: `Line ${Math.max(1, lines.linePos(offset).line)}: ${message}` }],
  })
  const refused = beyondLimits(text)
  if (refused) return { faults: [refused] }
  try {
    const tokens: CST.Token[] = []
    for (const token of new Parser(lines.addNewLine).parse(text)) {
      // Stopping at the first keeps half a million stray brackets from becoming half a million errors.
      if (token.type === 'error') return fault(token.offset, 'yaml_invalid', token.message)
      tokens.push(token)
    }
    const [document, second] = new Composer(options).compose(tokens, true, text.length)
    if (!document) return fault(0, 'yaml_invalid', 'There is nothing here.')
    if (second) return fault(second.range[0], 'yaml_invalid', 'A process is one document.')
    const [error] = [...document.errors, ...document.warnings]
    if (error) return fault(error.pos[0], 'yaml_invalid', error.message)
    const odd = oddNode(document)
    if (odd) return fault(odd.offset, odd.code, odd.message)
    return { value: document.toJS({ maxAliasCount: 0 }), lineOf: (path) => lineOf(document, lines, path) }
  } catch (error) {
    if (error instanceof RangeError) return fault(0, 'yaml_invalid', 'Nested too deeply.')
    throw error
  }
}

const options = {
  version: '1.2',
  schema: 'core',
  merge: false,
  resolveKnownTags: false,
  prettyErrors: false,
  stringKeys: true,
  // The library compares every pair of keys, which takes minutes for a long list of them; `oddNode` looks instead.
  uniqueKeys: false,
} as const

const maxBytes = 500_000
const maxLineLength = 8_000
const maxIndent = 100

function beyondLimits(text: string): FieldFault | null {
  const beyond = (message: string) => ({ path: 'yaml', code: 'too_large', message })
  if (Buffer.byteLength(text) > maxBytes) return beyond('A process has at most 500 kB.')
  if (text.split('\n').some((line) => line.length > maxLineLength))
    return beyond('A line has at most 8,000 characters.')
  if (new RegExp(`^ {${maxIndent}}`, 'm').test(text)) return beyond('Nested too deeply.')
  return null
}

interface OddNode {
  offset: number
  code: string
  message: string
}

function oddNode(document: Document): OddNode | null {
  let odd: OddNode | null = null
  const found = (node: { range?: readonly number[] | null }, code: string, message: string) => {
    odd = { offset: node.range?.[0] ?? 0, code, message }
    return visit.BREAK
  }
  visit(document, {
    Alias: (_, node) => found(node, 'yaml_invalid', 'Write it out: aliases are not read.'),
    Node: (_, node) => (node.tag ? found(node, 'yaml_invalid', 'Tags are not read.') : undefined),
    Map: (_, node) => {
      const seen = new Set<string>()
      for (const { key } of node.items) {
        if (seen.has(String(key)))
          return found(isNode(key) ? key : node, 'duplicate_key', `"${key}" is there twice.`)
        seen.add(String(key))
      }
      return undefined
    },
  })
  return odd
}

function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
  }
  return 1
}
