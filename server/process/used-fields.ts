import type { OwnFieldName } from '../../contract/fields.ts'
import type { WorkspaceId } from '../../contract/ids.ts'
import { ownFactName } from '../../contract/process/facts.ts'
import { nameableFields } from '../../contract/process/own-fields.ts'
import type { DraftDocument, ProcessDocument, UsedField } from '../../contract/process/process-document.ts'
import { allOwnFields } from '../fields/table.ts'
import type { Tx } from '../platform/database/tx.ts'
import { Refusal } from '../platform/refusal.ts'
import { faultsOf } from './faults/faults-of.ts'
import { differingFields } from './faults/own-field-faults.ts'
import { isOwn } from './gate.ts'

/**
 * Known  the own fields a process of this company may name: those in use on deals, companies and people.
 * Used   those it does name. A published version carries them, so that its gate needs no other source.
 */
export async function knownFields(tx: Tx, workspaceId: WorkspaceId): Promise<UsedField[]> {
  return nameableFields(await allOwnFields(tx, workspaceId))
}

/** A document as this company would run it: with every field it could name. For judging a draft. */
export const among = <Document extends DraftDocument>(
  document: Document,
  known: readonly UsedField[],
): Document => ({ ...document, ownFields: [...known] })

/**
 * The document with the fields it uses, and no others.
 * @throws Refusal `process_invalid` naming what the company does not have, or has as something else
 */
export async function withUsedFields(
  tx: Tx,
  workspaceId: WorkspaceId,
  document: ProcessDocument,
): Promise<ProcessDocument> {
  const named = ownFieldsNamed(document)
  const { ownFields: brought, ...bare } = document
  if (named.size === 0) return bare
  const known = await knownFields(tx, workspaceId)
  const ownFields = known.filter((field) => named.has(ownFactName(field)))
  const settled = { ...bare, ownFields }
  const faults = [...differingFields({ ownFields: brought }, known, named), ...faultsOf(settled)]
  if (faults.length === 0) return settled
  const fields = faults.map(({ path, code, message }) => ({ path, code, message }))
  throw new Refusal('process_invalid', { faults }, fields)
}

/** Every own field the gates and conditions of a document name; a name inside a quoted text does no harm. */
export function ownFieldsNamed(document: DraftDocument): ReadonlySet<OwnFieldName> {
  const conditions = [
    document.appliesWhen,
    ...document.questionnaires.flatMap(({ questions }) => questions.map(({ when }) => when)),
    ...document.stages.flatMap(({ tasks, exitCriteria }) => [
      ...tasks.map(({ when }) => when),
      ...exitCriteria.map(({ condition }) => condition),
    ]),
  ]
  const inConditions = conditions.flatMap((source) => source?.match(ownName) ?? []) as OwnFieldName[]
  return new Set([
    ...inConditions,
    ...document.stages.flatMap(({ requiredFields }) => requiredFields.filter(isOwn)),
  ])
}

const ownName = /\b(?:deal|company|person)\.own\.[a-z][a-z0-9_]*/g
