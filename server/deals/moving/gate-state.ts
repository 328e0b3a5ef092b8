import { sql } from 'kysely'
import type { OwnValues } from '../../../contract/fields.ts'
import type { DealId } from '../../../contract/ids.ts'
import type { Naming } from '../../../contract/process/facts.ts'
import type { RequirableField } from '../../../contract/process/process-document.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { type Answer, companySize, type Facts } from '../../process/conditions/facts.ts'
import type { GateState, OpenTask } from '../../process/gate.ts'
import { countedAnswers, type GivenAnswer } from '../../process/questionnaires/counted-answers.ts'
import type { Deal } from '../deal.ts'

/** What the gate looks at on a deal, beside its own columns. Counts are whole numbers. */
export interface Gathered {
  openMandatory: OpenTask[]
  done: string[]
  people: { count: number; deciders: number; payers: number; users: number; influencers: number }
  activities: { calls: number; emails: number; meetings: number; letters: number }
  company: {
    industry: string | null
    country: string | null
    city: string | null
    employees: number | null
    own?: OwnValues | null
  } | null
  /** Own fields of the one who decides, else of the one known for longest. */
  person?: OwnValues | null
  product: { name: string; series: string | null } | null
  owner: string | null
  answers: GivenAnswer[]
}

/** What no page shows of a deal `d`, but its gate asks for. */
const asked = sql`
  'done', (
    select coalesce(json_agg(distinct t.template_key), '[]')
    from tasks t
    where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.state = 'done' and t.template_key is not null),
  'activities', (
    select json_build_object(
      'calls', count(*) filter (where ac.kind = 'call'),
      'emails', count(*) filter (where ac.kind = 'email'),
      'meetings', count(*) filter (where ac.kind = 'meeting'),
      'letters', count(*) filter (where ac.kind = 'letter'))
    from activities ac
    where ac.workspace_id = d.workspace_id and ac.deal_id = d.id),
  'answers', (
    select coalesce(json_agg(json_build_object('questionnaire', an.questionnaire_key, 'question', an.question_key,
             'value', an.value, 'personName', pe.name)), '[]')
    from answers an
    left join people pe on pe.workspace_id = an.workspace_id and pe.id = an.person_id
    where an.workspace_id = d.workspace_id and an.deal_id = d.id)`

/** Only that, for a page that reads the rest for itself (see gathered-from-page.ts). */
export const askedColumn = sql`json_build_object(${asked}) as asked`

/** Everything of Gathered as one json column for a deal `d`, so that each screen asks for it in its own statement. */
export const gatheredColumn = sql`json_build_object(
  'openMandatory', (
    select coalesce(json_agg(json_build_object('taskId', t.id, 'templateKey', t.template_key, 'name', t.name,
             'role', t.role_key, 'assigneeId', t.assignee_id, 'dueAt', utc(t.due_at)) order by t.position, t.id), '[]')
    from tasks t
    where t.workspace_id = d.workspace_id and t.deal_id = d.id and t.visit_seq = d.visit_seq
      and t.mandatory and t.state = 'open'),
  'people', (
    select json_build_object(
      'count', count(*),
      'deciders', count(*) filter (where 'decides' = any (dp.personas)),
      'payers', count(*) filter (where 'pays' = any (dp.personas)),
      'users', count(*) filter (where 'uses' = any (dp.personas)),
      'influencers', count(*) filter (where 'influences' = any (dp.personas)))
    from deal_people dp
    where dp.workspace_id = d.workspace_id and dp.deal_id = d.id),
  'person', (
    select pe.own
    from deal_people dp
    join people pe on pe.workspace_id = dp.workspace_id and pe.id = dp.person_id
    where dp.workspace_id = d.workspace_id and dp.deal_id = d.id
    order by 'decides' = any (dp.personas) desc, dp.person_id
    limit 1),
  'company', (
    select json_build_object('industry', co.industry, 'country', co.country, 'city', co.city, 'employees', co.employees,
      'own', co.own)
    from companies co where co.workspace_id = d.workspace_id and co.id = d.company_id),
  'product', (
    select json_build_object('name', pr.name, 'series', pr.series)
    from products pr where pr.workspace_id = d.workspace_id and pr.id = d.product_id),
  'owner', (
    select coalesce(m.email, m.name) from members m where m.workspace_id = d.workspace_id and m.id = d.owner_id),
  ${asked}
) as gathered`

export async function gatherFor(
  tx: Tx,
  actor: Actor,
  ids: readonly DealId[],
): Promise<Map<DealId, Gathered>> {
  const { rows } = await sql<{ id: DealId; gathered: Gathered }>`
    select d.id, ${gatheredColumn}
    from deals d
    where d.workspace_id = ${actor.workspaceId} and d.id = any (${ids}::uuid[])
  `.execute(tx)
  return new Map(rows.map((row) => [row.id, row.gathered]))
}

/**
 * Pure: the deal and what was gathered, as the gate and the conditions ask for it. `document` is the
 * deal's version: it says which answers count.
 */
export function gateState(deal: Deal, gathered: Gathered, now: number, document: Naming): GateState {
  return {
    tasks: gathered.openMandatory,
    filled: filledFields(deal, gathered),
    facts: factsOf(deal, gathered, now, document),
  }
}

function filledFields(deal: Deal, { people }: Gathered): Set<RequirableField> {
  const filled: Record<RequirableField, boolean> = {
    company: deal.companyId !== null,
    person: people.count > 0,
    decision_maker: people.deciders > 0,
    product: deal.productId !== null,
    amount: deal.amount > 0,
    expected_close_on: deal.expectedCloseOn !== null,
    source: deal.source !== null,
    next_contact_on: deal.nextContactOn !== null,
  }
  return new Set((Object.keys(filled) as RequirableField[]).filter((field) => filled[field]))
}

export type FactsDeal = Pick<
  Deal,
  'amount' | 'currency' | 'source' | 'channel' | 'title' | 'companyId' | 'expectedCloseOn' | 'createdAt'
> &
  Partial<Pick<Deal, 'restingCount' | 'buyingStage' | 'own'>> & {
    /** While a process is chosen; see ruleSegments. */
    segments?: readonly string[]
  }

/** @param document the deal's version; none for a deal so new that nothing was asked on it */
export function factsOf(
  deal: FactsDeal,
  { done, people, activities, company, person, product, owner, answers }: Gathered,
  now: number,
  document: Naming = { questionnaires: [] },
): Facts {
  const facts: Facts = {
    deal: {
      amount: deal.amount / 10 ** decimalsOf(deal.currency),
      currency: deal.currency,
      source: deal.source ?? '',
      channel: deal.channel ?? '',
      title: deal.title,
      has_company: deal.companyId !== null,
      customer_kind: deal.companyId !== null ? 'company' : people.count > 0 ? 'person' : '',
      has_expected_close: deal.expectedCloseOn !== null,
      expected_close_on: deal.expectedCloseOn ?? '',
      owner: owner ?? '',
      product: product?.name ?? '',
      product_series: product?.series ?? '',
      age_days: Math.max(0, Math.floor((now - Date.parse(deal.createdAt)) / 86_400_000)),
      resting_count: deal.restingCount ?? 0,
      buying_stage: deal.buyingStage ?? '',
    },
    people,
    tasks: { done },
    activities,
    company: {
      industry: company?.industry ?? '',
      country: company?.country ?? '',
      city: company?.city ?? '',
      employees: company?.employees ?? 0,
      size: companySize(company?.employees ?? null),
    },
    customer: { segments: deal.segments ?? [] },
    answers: {},
    own: {
      deal: ownFacts(deal.own ?? null),
      company: ownFacts(company?.own ?? null),
      person: ownFacts(person ?? null),
    },
  }
  if (answers.length === 0) return facts
  return { ...facts, answers: countedAnswers(document, facts, answers, decimalsOf) }
}

/** Own values as conditions compare them: money in major units. */
function ownFacts(own: OwnValues | null): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(own ?? {}).map(([key, value]) => [
      key,
      typeof value === 'object' && 'amount' in value
        ? value.amount / 10 ** decimalsOf(value.currency)
        : value,
    ]),
  )
}

const decimals = new Map<string, number>()

/** Decimals a currency is written with (CLDR, as every browser has it): 2 for PLN, 0 for JPY and IRR, 3 for KWD. */
export function decimalsOf(currency: string): number {
  let digits = decimals.get(currency)
  if (digits !== undefined) return digits
  digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  decimals.set(currency, digits)
  return digits
}
