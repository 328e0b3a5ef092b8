import type { DraftDocument } from '../../../contract/process/process-document.ts'
import { checkCondition } from '../panel/conditions/check-condition.ts'
import { factsOf, type KnownFact } from '../panel/conditions/facts-of.ts'
import { readCondition } from '../panel/conditions/read-condition.ts'
import type { Rows } from '../panel/conditions/rows.ts'
import { spelledOut } from './spelled-out.ts'

/** A condition as rows, with the facts those rows name. */
export interface ReadCondition {
  rows: Rows
  facts: readonly KnownFact[]
}

/**
 * Pure: reads a condition with the facts of the first document that knows all it names, else with those every process
 * has. Null where it says more than rows can, or cannot be read.
 */
export function readWith(documents: readonly DraftDocument[], condition: string): ReadCondition | null {
  const { ast } = checkCondition(condition)
  if (!ast) return null
  const spelled = spelledOut(ast)
  for (const document of documents.length > 0 ? documents : [anyProcess]) {
    const facts = factsIn(document)
    const rows = readCondition(spelled, (name) => facts.find((fact) => fact.name === name)?.type)
    if (rows) return { rows, facts }
  }
  return null
}

/** A page shows many conditions of one document. */
function factsIn(document: DraftDocument): readonly KnownFact[] {
  const known = factsByDocument.get(document)
  if (known) return known
  const facts = factsOf(document)
  factsByDocument.set(document, facts)
  return facts
}

const factsByDocument = new WeakMap<DraftDocument, readonly KnownFact[]>()
const anyProcess = { stages: [], buyingStages: [], questionnaires: [] } as unknown as DraftDocument
