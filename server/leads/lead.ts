import type { OwnValues } from '../../contract/fields.ts'
import type {
  CompanyId,
  DealId,
  LeadId,
  MemberId,
  PersonId,
  ProcessId,
  ProductId,
  TeamId,
} from '../../contract/ids.ts'
import type {
  CameBy,
  Consent,
  DisqualifyReason,
  LeadAnswers,
  LeadStatus,
  Utm,
} from '../../contract/leads/lead.ts'
import { Refusal } from '../platform/refusal.ts'

/**
 * Lead           somebody who may buy and is not yet known as a customer.
 * First contact  the first touch by us or by him that somebody logged; a clock of working time runs until then.
 * Conversion     the lead becomes a company, a person and a deal, and is qualified thereby.
 * Disqualified   it will not buy, for a reason; with a day to recycle on it comes back as new by itself.
 * Queue          a team that a lead without an owner waits in: whoever is in the team may see and take it.
 */
export interface Lead {
  id: LeadId
  number: number
  /** What it is called by: the person, else the company, else the address. */
  name: string
  companyName: string | null
  jobTitle: string | null
  email: string | null
  phone: string | null
  phoneE164: string | null
  website: string | null
  city: string | null
  country: string | null
  language: string | null
  need: string | null
  productId: ProductId | null
  amount: number | null
  currency: string | null
  source: string | null
  channel: string | null
  campaign: string | null
  utm: Utm | null
  cameBy: CameBy
  processId: ProcessId | null
  status: LeadStatus
  statusAt: string
  statusBy: MemberId | null
  disqualifyReason: DisqualifyReason | null
  disqualifyNote: string | null
  recycleOn: string | null
  recycleCount: number
  ownerId: MemberId | null
  teamId: TeamId | null
  assignedAt: string | null
  acceptedAt: string | null
  firstContactWarnAt: string | null
  firstContactDueAt: string | null
  firstContactAt: string | null
  lastContactAt: string | null
  contactCount: number
  companyId: CompanyId | null
  personId: PersonId | null
  dealId: DealId | null
  conversion: Conversion | null
  score: number | null
  scoreAt: string | null
  answers: LeadAnswers | null
  own: OwnValues
  consent: Consent | null
  duplicateOf: LeadId | null
  createdAt: string
  createdBy: MemberId | null
  version: number
}

/** How it was before the conversion and what that made, so that it can be taken back. Gaps it filled stay filled. */
export interface Conversion {
  at: string
  /** The status before. */
  from: LeadStatus
  firstContactAt: string | null
  madeCompany: boolean
  madePerson: boolean
}

/** Which status an act leads to from which. */
const allowed = {
  contact: { new: 'contacted', contacted: 'contacted', disqualified: 'disqualified' },
  disqualify: { new: 'disqualified', contacted: 'disqualified', disqualified: 'disqualified' },
  reopen: { disqualified: 'new' },
  convert: { new: 'qualified', contacted: 'qualified' },
} as const satisfies Record<string, Partial<Record<LeadStatus, LeadStatus>>>

export type LeadStep = keyof typeof allowed

/** The code of the refusal that the act would meet now, or null. */
export function refusedNow(status: LeadStatus, step: LeadStep) {
  if (status in allowed[step]) return null
  if (status === 'qualified') return 'lead_qualified' as const
  return status === 'disqualified' ? ('lead_disqualified' as const) : ('lead_open' as const)
}

/** @throws Refusal `lead_qualified`, `lead_disqualified`, `lead_open` */
export function mustAllow(lead: Pick<Lead, 'status'>, step: LeadStep): void {
  const code = refusedNow(lead.status, step)
  if (code) throw new Refusal(code, { status: lead.status })
}

/** The lead in another status, since when and by whom. */
export function inStatus(lead: Lead, status: LeadStatus, by: MemberId | null, at: string): Lead {
  return { ...lead, status, statusAt: at, statusBy: by }
}

/** What a lead without a name is called by. */
export function nameOf(given: {
  name?: string | null | undefined
  companyName?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
}): string | undefined {
  return given.name ?? given.companyName ?? given.email ?? given.phone ?? undefined
}
