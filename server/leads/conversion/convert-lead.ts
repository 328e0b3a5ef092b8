import { sql } from 'kysely'
import type { CreateCompany } from '../../../contract/customers/companies.ts'
import type { CreatePerson } from '../../../contract/customers/people.ts'
import type { OwnEdit, OwnFieldEntity } from '../../../contract/fields.ts'
import type {
  ActivityId,
  CompanyId,
  LeadId,
  MemberId,
  PersonId,
  ProcessId,
  ProductId,
} from '../../../contract/ids.ts'
import { insertActivity } from '../../activities/table.ts'
import { keepConsent } from '../../customers/consents/keep-consent.ts'
import { createCompany } from '../../customers/create-company.ts'
import { createPerson } from '../../customers/create-person.ts'
import { mustKnowCompany, mustKnowPerson } from '../../customers/known.ts'
import { createDeal } from '../../deals/create-deal.ts'
import type { Deal } from '../../deals/deal.ts'
import { recordFirstContact } from '../../deals/meet-activities.ts'
import { mayDeal } from '../../deals/policy.ts'
import { allOwnFields } from '../../fields/table.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { given } from '../../platform/edit.ts'
import { record } from '../../platform/events/record.ts'
import { newId } from '../../platform/ids.ts'
import { Refusal } from '../../platform/refusal.ts'
import { documentOf } from '../../process/versions/version-document.ts'
import { saveAnswers } from '../../tasks/questionnaires/table.ts'
import { inStatus, type Lead, mustAllow } from '../lead.ts'
import { allow } from '../policy.ts'
import { lockLead, saveLead } from '../table.ts'
import { carriedAnswers, carriedOwn } from './carried.ts'
import { fillCompany, fillPerson } from './fill-gaps.ts'

export interface ConvertLead {
  id: LeadId
  /** One we have, a new one of that name, or none. */
  company: { id: CompanyId } | { name: string } | null
  person: { id: PersonId } | { name: string } | null
  deal: {
    title: string
    /** Another than the rules choose takes the right to. */
    processId?: ProcessId | undefined
    productId?: ProductId | undefined
    ownerId?: MemberId | undefined
    amount?: number | undefined
    currency?: string | undefined
    expectedCloseOn?: string | undefined
  }
}

/** Own values of the lead, by the kind of record that has a field for them. */
type Carried = (entity: OwnFieldEntity) => OwnEdit

/**
 * Qualifies a lead: it becomes a company, a person and a deal in the process the rules choose, in one transaction. What
 * is known of it goes along: need, answers, source, own values with equal keys and every activity. Records we have
 * already are filled in where they have gaps, by whoever may edit them.
 * @throws Refusal `lead_qualified`, `lead_disqualified`, `process_invalid`, `malformed`, `not_allowed`
 */
export async function convertLead(tx: Tx, input: ConvertLead, actor: Actor): Promise<Lead> {
  const lead = await lockLead(tx, actor, input.id)
  allow(actor, 'convert', lead)
  mustAllow(lead, 'convert')
  const carried = await carriedFrom(tx, actor, lead)
  const ownerId = input.deal.ownerId ?? ownerOf(lead, actor)
  const companyId = await companyFor(tx, actor, lead, input, ownerId, carried)
  const personId = await personFor(tx, actor, lead, input, { companyId, ownerId }, carried)
  await takeConsentAlong(tx, actor, lead, personId)
  const deal = await createDeal(tx, dealOf(lead, input, { companyId, personId, ownerId }, carried), actor)
  await takeAlong(tx, actor, lead, deal, { companyId, personId })

  const at = new Date().toISOString()
  const converted = await saveLead(tx, actor, {
    ...inStatus(lead, 'qualified', actor.memberId, at),
    companyId,
    personId,
    dealId: deal.id,
    processId: deal.processId,
    firstContactAt: lead.firstContactAt ?? at,
    conversion: {
      at,
      from: lead.status,
      firstContactAt: lead.firstContactAt,
      madeCompany: input.company !== null && 'name' in input.company,
      madePerson: input.person !== null && 'name' in input.person,
    },
  })
  await record(tx, actor, {
    type: 'lead.converted',
    subject: { type: 'lead', id: lead.id },
    dealId: deal.id,
    data: { number: lead.number, name: lead.name, companyId, personId, title: deal.title },
  })
  return converted
}

/** Whoever has the lead goes on with it, if that is for the converter to say; else he does himself. */
function ownerOf({ ownerId }: Lead, actor: Actor): MemberId {
  return ownerId !== null && mayDeal(actor, 'edit', { id: null, ownerId }) ? ownerId : actor.memberId
}

async function carriedFrom(tx: Tx, actor: Actor, { own }: Lead): Promise<Carried> {
  if (Object.keys(own).length === 0) return () => ({})
  const inUse = (await allOwnFields(tx, actor.workspaceId)).filter(({ retiredAt }) => retiredAt === null)
  const fieldsOf = (entity: OwnFieldEntity) => inUse.filter((field) => field.entity === entity)
  return (entity) => carriedOwn(own, fieldsOf('lead'), fieldsOf(entity))
}

async function companyFor(
  tx: Tx,
  actor: Actor,
  lead: Lead,
  { company, person }: ConvertLead,
  ownerId: MemberId,
  carried: Carried,
): Promise<CompanyId | null> {
  if (company === null) return null
  const known = {
    country: lead.country,
    city: lead.city,
    website: lead.website,
    // How to reach somebody is the person's, where there is one.
    ...(person === null && { email: lead.email, phone: lead.phone }),
  }
  if ('id' in company) {
    await mustKnowCompany(tx, actor, company.id, 'body.company')
    await fillCompany(tx, actor, company.id, known, carried('company'))
    return company.id
  }
  mayMakeCustomers(actor)
  const made = { ...said(known), name: company.name, ownerId, own: carried('company') }
  return (await createCompany(tx, made as CreateCompany, actor)).id
}

async function personFor(
  tx: Tx,
  actor: Actor,
  lead: Lead,
  { person }: ConvertLead,
  { companyId, ownerId }: { companyId: CompanyId | null; ownerId: MemberId },
  carried: Carried,
): Promise<PersonId | null> {
  if (person === null) return null
  const { jobTitle, email, phone, language } = lead
  const known = { companyId, jobTitle, email, phone, language }
  if ('id' in person) {
    await mustKnowPerson(tx, actor, person.id, 'body.person')
    await fillPerson(tx, actor, person.id, known, carried('person'))
    return person.id
  }
  mayMakeCustomers(actor)
  const made = { ...said(known), name: person.name, ownerId, own: carried('person') }
  return (await createPerson(tx, made as CreatePerson, actor)).id
}

/** What the lead agreed to is in the log of the person it became. */
async function takeConsentAlong(tx: Tx, actor: Actor, lead: Lead, personId: PersonId | null): Promise<void> {
  const { consent, cameBy, id: leadId } = lead
  if (!consent || personId === null) return
  const { text: wording, textVersion, at, askedBy = '–', confirmedAt } = consent
  const how = cameBy === 'form' || cameBy === 'chat' ? cameBy : 'other'
  await keepConsent(
    tx,
    { personId, purpose: askedBy, wording, textVersion, how, given: { at }, confirmedAt, leadId },
    actor,
  )
}

function mayMakeCustomers(actor: Actor): void {
  if (actor.rights['customers.edit'] === 'none')
    throw new Refusal('not_allowed', { act: 'edit', needs: 'customers.edit' })
}

function dealOf(
  lead: Lead,
  { deal }: ConvertLead,
  to: { companyId: CompanyId | null; personId: PersonId | null; ownerId: MemberId },
  carried: Carried,
) {
  return {
    title: deal.title,
    processId: deal.processId,
    companyId: to.companyId ?? undefined,
    personId: to.personId ?? undefined,
    productId: deal.productId ?? lead.productId ?? undefined,
    ownerId: to.ownerId,
    amount: deal.amount ?? lead.amount ?? 0,
    currency: deal.currency ?? lead.currency ?? undefined,
    source: lead.source ?? undefined,
    channel: lead.channel ?? undefined,
    expectedCloseOn: deal.expectedCloseOn,
    own: carried('deal'),
  }
}

/** What they want is the first note on the deal; what was said with the lead stands on the deal, at its own time. */
async function takeAlong(
  tx: Tx,
  actor: Actor,
  lead: Lead,
  deal: Deal,
  { companyId, personId }: { companyId: CompanyId | null; personId: PersonId | null },
): Promise<void> {
  await sql`
    update activities
    set deal_id = ${deal.id}, company_id = coalesce(company_id, ${companyId}), person_id = coalesce(person_id, ${personId})
    where workspace_id = ${actor.workspaceId} and lead_id = ${lead.id}
  `.execute(tx)
  if (lead.need)
    await insertActivity(tx, actor, {
      id: newId<ActivityId>(),
      kind: 'note',
      direction: null,
      outcome: null,
      subject: null,
      body: lead.need,
      at: lead.createdAt,
      by: lead.createdBy,
      dealId: deal.id,
      companyId,
      personId,
      version: 1,
    })
  if (lead.firstContactAt) await recordFirstContact(tx, actor, deal.id, deal.createdAt)
  if (!lead.answers) return
  const { questionnaires } = await documentOf(tx, deal.processVersionId)
  for (const [questionnaire, answers] of carriedAnswers(lead.answers, questionnaires, deal.currency))
    await saveAnswers(tx, actor, { dealId: deal.id, questionnaire, taskId: null }, answers)
}

/** Only what is known: what is not given is made as ever. */
const said = <Known extends object>(known: Known) =>
  given(Object.fromEntries(Object.entries(known).map(([field, value]) => [field, value ?? undefined])))
