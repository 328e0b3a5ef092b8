import { sql } from 'kysely'
import type { LeadId } from '../../../contract/ids.ts'
import type { LeadQualification, answerLead as route } from '../../../contract/leads/qualification.ts'
import type { Received } from '../../../contract/route.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { record } from '../../platform/events/record.ts'
import { type FieldFault, Refusal } from '../../platform/refusal.ts'
import { readAnswer } from '../../tasks/questionnaires/read-answer.ts'
import { workspaceCurrency } from '../../team/workspace/workspace-currency.ts'
import { type Lead, mustAllow, refusedNow } from '../lead.ts'
import { allow, mayLead, visibleLeads } from '../policy.ts'
import { leadColumns, lockLead, saveLead } from '../table.ts'
import { filledOnLead, qualificationOf } from './asked-of-lead.ts'
import { fitOfLead } from './fit-of-lead.ts'

/** @throws Refusal `not_found`, also for a lead one may not see */
export async function showQualification(
  tx: Tx,
  { id }: { id: LeadId },
  actor: Actor,
): Promise<LeadQualification> {
  const { rows } = await sql<Lead>`
    select ${leadColumns} from leads l
    where l.workspace_id = ${actor.workspaceId} and l.id = ${id} and ${visibleLeads(actor)}
  `.execute(tx)
  if (!rows[0]) throw new Refusal('not_found')
  return shown(tx, actor, rows[0])
}

type Given = Received<typeof route>['body'] & { id: LeadId }

/**
 * Answers questions of a lead, as they are filled in. What is not asked (any more) is kept too; it counts once it is
 * asked.
 * @throws Refusal `lead_qualified`, `answer_invalid`
 */
export async function answerLead(tx: Tx, { id, answers }: Given, actor: Actor): Promise<LeadQualification> {
  const lead = await lockLead(tx, actor, id)
  allow(actor, 'edit', lead)
  mustAllow(lead, 'contact')
  const { questionnaire } = await qualificationOf(tx, actor, lead)
  const currency = await currencyOf(tx, actor, lead)
  const faults: FieldFault[] = []
  const own = { ...lead.answers?.[questionnaire?.key ?? ''] }
  const changed: Record<string, unknown>[] = []
  for (const [place, { question: key, value }] of answers.entries()) {
    const question = questionnaire?.questions.find((one) => one.key === key)
    const read = question ? readAnswer(question, value, { currency, people: new Set() }) : null
    if (!question || !read || 'fault' in read) {
      const message = read && 'fault' in read ? `is answered with ${read.fault}` : 'there is no such question'
      faults.push({ path: `body.answers.${place}.value`, code: 'answer_invalid', message })
      continue
    }
    if (JSON.stringify(own[key] ?? null) === JSON.stringify(read.value)) continue
    changed.push({ question: key, name: question.name, from: own[key] ?? null, to: read.value })
    if (read.value === null) delete own[key]
    else own[key] = read.value
  }
  if (faults.length > 0) throw new Refusal('answer_invalid', undefined, faults)
  if (!questionnaire || changed.length === 0) return shown(tx, actor, lead)
  const saved = await saveLead(tx, actor, {
    ...lead,
    answers: { ...lead.answers, [questionnaire.key]: own },
  })
  await record(tx, actor, {
    type: 'lead.answered',
    subject: { type: 'lead', id },
    data: { questionnaire: questionnaire.key, changed },
  })
  return shown(tx, actor, saved)
}

async function shown(tx: Tx, actor: Actor, lead: Lead): Promise<LeadQualification> {
  const { said, questionnaire } = await qualificationOf(tx, actor, lead)
  return {
    questionnaire: questionnaire && (await filledOnLead(tx, actor, lead, questionnaire)),
    currency: await currencyOf(tx, actor, lead),
    fit: await fitOfLead(tx, actor, lead.id, said.criteria),
    can: {
      answer: mayLead(actor, 'edit', lead) ? (refusedNow(lead.status, 'contact') ?? true) : 'not_allowed',
    },
  }
}

const currencyOf = async (tx: Tx, actor: Actor, { currency }: Lead) =>
  currency ?? workspaceCurrency(tx, actor.workspaceId)
