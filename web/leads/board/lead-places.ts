import type { LeadInList, LeadStatus } from '../../../contract/leads/lead.ts'

/** What dropping a lead on a column would do: nothing, an act, or the code of the refusal it would meet. */
export type LeadVerdict =
  | { is: 'here' }
  | { is: 'open'; act: 'contact' | 'convert' | 'disqualify' | 'reopen' }
  | { is: 'refused'; code: string }

const actOf = {
  new: 'reopen',
  contacted: 'contact',
  qualified: 'convert',
  disqualified: 'disqualify',
} as const satisfies Record<LeadStatus, string>

export function leadVerdict({ status, can }: LeadInList, place: LeadStatus): LeadVerdict {
  if (place === status) return { is: 'here' }
  const act = actOf[place]
  // A note can be taken of a lead that was put aside, but that alone does not take it up again.
  const may = act === 'contact' && status === 'disqualified' ? 'lead_disqualified' : can[act]
  return may === true ? { is: 'open', act } : { is: 'refused', code: may }
}
