import { Document, isMap, isScalar, isSeq, visit, type YAMLMap } from 'yaml'
import type { z } from 'zod'
import { ProcessDocument, type UsedField } from '../../../contract/process/process-document.ts'
import { languages } from '../../../contract/text.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Fault } from '../faults/fault.ts'
import { faultsOf } from '../faults/faults-of.ts'
import { readYaml, type YamlText } from './safe-yaml.ts'

/**
 * A process from YAML, checked so that it can be published. Throws the refusal `process_invalid`, whose fields are the
 * faults: paths into the document (`stages.2.tasks.0.role`), messages that begin with the line.
 * @param known own fields of the company that is to run it; absent: those the text brings along
 */
export function parseProcess(yaml: string, known?: readonly UsedField[]): ProcessDocument {
  const text = readYaml(yaml)
  if ('faults' in text) throw invalid(text.faults)
  const parsed = ProcessDocument.safeParse(text.value)
  if (!parsed.success) throw invalid(withLines(parsed.error.issues.flatMap(shapeFaults), text))
  const faults = faultsOf(known ? { ...parsed.data, ownFields: [...known] } : parsed.data)
  if (faults.length > 0) throw invalid(withLines(faults, text))
  return parsed.data
}

/** The process as YAML in the one way it is written: equal documents give equal bytes, and reading gives it back. */
export function printProcess(document: ProcessDocument): string {
  const yaml = new Document(inOrder(document, keyOrder), { aliasDuplicateObjects: false })
  visit(yaml, {
    Pair: (_, { key, value }) => {
      if (isScalar(key) && inOneLine.has(String(key.value)) && (isMap(value) || isSeq(value)))
        value.flow = true
      if (isScalar(key) && itemsInOneLine.has(String(key.value)) && isSeq(value))
        for (const item of value.items.filter(isMap)) item.flow = value.items.every(isShort)
    },
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string') scalar.type = styleOf(scalar.value)
    },
    Seq: (_, { items }) => {
      for (const item of items.filter(isMap).slice(1)) item.spaceBefore = isLong(item)
    },
  })
  return yaml.toString({ lineWidth: 110, flowCollectionPadding: true })
}

const invalid = (faults: readonly Fault[]) =>
  new Refusal(
    'process_invalid',
    undefined,
    faults.map(({ path, code, message }) => ({ path, code, message })),
  )

/** More than a person reads at once only costs time. */
const mostFaults = 50

const withLines = (faults: readonly Fault[], text: YamlText) =>
  faults.slice(0, mostFaults).map((fault) => {
    const line = text.lineOf(fault.path.split('.'))
    return { ...fault, message: `Line ${line}: ${fault.message}` }
  })

type Issue = z.core.$ZodIssue

/** One fault per place. Of the ways to write a thing (a text, or one per language) the one that was nearly right counts. */
function shapeFaults(issue: Issue): Fault[] {
  const at = (...more: PropertyKey[]) => [...issue.path, ...more].map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: at(key),
      code: 'unknown_field',
      message: `There is no field "${key}".`,
    }))
  }
  const nearest = issue.code === 'invalid_union' ? nearestWay(issue.errors) : undefined
  if (nearest) {
    return nearest.flatMap((inner) =>
      shapeFaults({ ...inner, path: [...issue.path, ...inner.path] } as Issue),
    )
  }
  return [
    { path: at(), code: issue.code === 'custom' ? issue.message : issue.code, message: `${issue.message}.` },
  ]
}

function nearestWay(ways: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const wrongType = (way: readonly Issue[]) =>
    way.some(({ code, path }) => code === 'invalid_type' && path.length === 0)
  const near = ways.filter((way) => !wrongType(way))
  return near.sort((a, b) => a.length - b.length)[0]
}

const styleOf = (text: string) => {
  if (text.includes('\n')) return 'BLOCK_LITERAL'
  return text.length > 90 ? 'BLOCK_FOLDED' : 'PLAIN'
}

/** Short things that read better on one line. */
const inOneLine = new Set([
  ...['deadline', 'firstContact', 'expectedDuration', 'due', 'warn', 'breach', 'approval'],
  ...['requiredFields', 'maySkipTo', 'mayGoBackTo', 'after'],
])

/** Lists whose items are a line each, as long as all of them fit one. */
const itemsInOneLine = new Set(['goals', 'options', 'ownFields', 'buyingStages', 'wonReasons', 'lostReasons'])
const isShort = (item: unknown) => isMap(item) && JSON.stringify(item).length < 90

/** Stages and tasks are set apart by an empty line; roles and reasons are not. */
const isLong = (item: YAMLMap) => item.has('winProbability') || item.has('mandatory')

const keyOrder = `
  key name ${languages.join(' ')} purpose goals metric target period appliesWhen firstContact department assign roles
  buyingStages entity help type options required questions questionnaires
  kind mandatory role questionnaire approval approvals sendBackTo files winProbability buyingStage expectedDuration
  deadline warn breach due escalateTo after steps nurturing when guidance condition
  requiredFields exitCriteria maySkipTo mayGoBackTo mayWin returnsTo tasks stages ownFields wonReasons lostReasons
`.split(/\s+/)

/** The same value with its keys in order, and without what the schema fills in by itself. */
function inOrder(value: unknown, order: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => inOrder(item, order))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).filter(
    ([key, inner]) => inner !== undefined && !isDefault(key, inner),
  )
  entries.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b) || a.localeCompare(b))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner, order)]))
}

/** An empty `mayGoBackTo` is no default: it means that nobody goes back. */
function isDefault(key: string, value: unknown): boolean {
  if (key === 'mayWin') return value === false
  if (key === 'assign') return value === 'queue'
  if (key === 'required') return value === true
  if (key === 'approvals') return value === 1
  // An approval of nothing but defaults is `{}`, which is not the same as none: it stays.
  return key !== 'mayGoBackTo' && key !== 'after' && Array.isArray(value) && value.length === 0
}
