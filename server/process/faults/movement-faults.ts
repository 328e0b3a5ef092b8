import type { FaultCode } from '../../../contract/process/document-fault.ts'
import type { DraftDocument, Stage } from '../../../contract/process/process-document.ts'
import { type Fault, fault, inEnglish, keysOf, unknown } from './fault.ts'

/** Ways between stages that lead nowhere, or the wrong way; and the plan of a rest that is not there. */
export function movementFaults(document: DraftDocument, stage: Stage, place: number): Fault[] {
  const path = `stages.${place}`
  const check = (keys: readonly string[], field: string, way: Way) =>
    keys.flatMap((key, index) => wrongWay(document, place, key, `${path}.${field}.${index}`, way))
  return [
    ...check(stage.maySkipTo, 'maySkipTo', later),
    ...check(stage.mayGoBackTo ?? [], 'mayGoBackTo', earlier),
    ...(stage.returnsTo ? wrongWay(document, place, stage.returnsTo, `${path}.returnsTo`, returns) : []),
    ...unknown(stage.nurturing, `${path}.nurturing`, keysOf(document.nurturing), 'nurturing plan'),
  ]
}

/** A refusal sends a deal back, so to an earlier stage, and by the same ways as a person who goes back. */
export function sentBackFaults(document: DraftDocument, place: number, key: string, path: string): Fault[] {
  const ahead = wrongWay(document, place, key, path, sendsBack)
  const from = document.stages[place]
  const to = document.stages.find((stage) => stage.key === key)
  if (ahead.length > 0 || !from || !to || (from.mayGoBackTo?.includes(key) ?? true)) return ahead
  const sentence = `From "${inEnglish(from.name)}" no deal may go back to "${inEnglish(to.name)}".`
  return [fault(path, 'sends_back_barred', sentence, { stage: from.name, to: to.name })]
}

interface Way {
  fits: (from: number, to: number) => boolean
  code: FaultCode
  rule: string
}

const later: Way = { fits: (from, to) => to > from, code: 'wrong_direction', rule: 'is not a later stage' }
const earlier: Way = {
  fits: (from, to) => to < from,
  code: 'wrong_direction',
  rule: 'is not an earlier stage',
}
const returns: Way = {
  fits: (from, to) => to <= from,
  code: 'returns_ahead',
  rule: 'is a later stage: nobody is further on for having rested',
}
const sendsBack: Way = {
  fits: (from, to) => to < from,
  code: 'sends_back_ahead',
  rule: 'is not an earlier stage',
}

function wrongWay(
  { stages }: DraftDocument,
  place: number,
  key: string,
  path: string,
  { fits, code, rule }: Way,
): Fault[] {
  const target = stages.findIndex((stage) => stage.key === key)
  const to = stages[target]
  if (!to) return unknown(key, path, new Set(), 'stage')
  if (fits(place, target)) return []
  const from = stages[place]?.name ?? ''
  return [fault(path, code, `"${inEnglish(to.name)}" ${rule}.`, { stage: from, to: to.name })]
}
