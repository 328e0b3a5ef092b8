import { sql } from 'kysely'
import type { DealId } from '../../../contract/ids.ts'
import type { ProcessDocument } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import type { Facts } from '../../process/conditions/facts.ts'
import type { GivenAnswer } from '../../process/questionnaires/counted-answers.ts'
import type { Met } from '../../tasks/lack.ts'
import type { TaskRow } from '../../tasks/task.ts'
import { decimalsOf, type FactsDeal, factsOf, type Gathered } from '../moving/gate-state.ts'
import { factsOfDeals } from '../version-moves/conditions-hold.ts'

/** The answers on the deal of an open questionnaire `t`: whether it is filled in needs no statement more. */
export const answersAskedFor = sql`
  case when t.kind = 'questionnaire' and t.state = 'open' then (
    select coalesce(json_agg(json_build_object('questionnaire', an.questionnaire_key, 'question', an.question_key,
             'value', an.value, 'personName', pe.name)), '[]')
    from answers an
    left join people pe on pe.workspace_id = an.workspace_id and pe.id = an.person_id
    where an.workspace_id = t.workspace_id and an.deal_id = t.deal_id) end`

interface Listed {
  task: TaskRow
  answers: GivenAnswer[] | null
}

/**
 * What is known of the deals of listed tasks, as far as their questionnaires ask: mostly the answers, which are in the
 * row. Only questions that depend on the deal itself cost a look at it, one for the whole page.
 */
export async function meetListed<Row extends Listed>(
  tx: Tx,
  actor: Actor,
  rows: readonly Row[],
  documentOf: (row: Row) => ProcessDocument,
): Promise<(row: Row) => Met | null> {
  const looked = new Map<DealId, Facts>()
  const asking = rows.filter((row) => row.answers !== null && asksOfDeals(documentOf(row)))
  for (const [document, of] of Map.groupBy(asking, documentOf)) {
    const ids = [...new Set(of.map(({ task }) => task.dealId))]
    for (const [id, facts] of await factsOfDeals(tx, actor, ids, document)) looked.set(id, facts)
  }
  return (row) => {
    const given = row.answers
    if (given === null) return null
    const facts =
      looked.get(row.task.dealId) ??
      factsOf(unknownDeal, { ...nothingGathered, answers: given }, 0, documentOf(row))
    return { facts, given, decimalsOf }
  }
}

/** Whether a question of it is asked by what is known of the deal, and not by answers alone. */
function asksOfDeals({ questionnaires }: ProcessDocument): boolean {
  return questionnaires.some(({ questions }) => questions.some(({ when }) => when && ofDeals.test(when)))
}

const ofDeals = /\b(deal|people|person|tasks|activities|company)\s*\./

const unknownDeal: FactsDeal = {
  amount: 0,
  currency: 'EUR',
  source: null,
  channel: null,
  title: '',
  companyId: null,
  expectedCloseOn: null,
  createdAt: new Date(0).toISOString(),
}
const nothingGathered: Gathered = {
  openMandatory: [],
  done: [],
  people: { count: 0, deciders: 0, payers: 0, users: 0, influencers: 0 },
  activities: { calls: 0, emails: 0, meetings: 0, letters: 0 },
  company: null,
  product: null,
  owner: null,
  answers: [],
}
