import type { ActivityKind, Direction } from '../../contract/customers/activities.ts'
import type { ActivityId, CompanyId, DealId, LeadId, MemberId, PersonId } from '../../contract/ids.ts'

/**
 * Activity   one touch of the customer, or a note about him: call, e-mail, meeting, letter, note. What happened, not
 *            what shall happen; that is a task.
 * Subject    what it was about: the deal, else the company, else the person. Whoever may see that may see the activity.
 * Outcome    how it ended, from a fixed list, so that it can be counted.
 * Direction  in: the customer turned to us; out: we to him.
 * Touch      an activity that is no note.
 */
export interface Activity {
  id: ActivityId
  kind: ActivityKind
  direction: Direction | null
  outcome: string | null
  subject: string | null
  body: string | null
  at: string
  by: MemberId | null
  dealId: DealId | null
  companyId: CompanyId | null
  personId: PersonId | null
  /** The lead it was on, or its deal comes from; logged and shown by the leads themselves. */
  leadId?: LeadId | null
  version: number
}

/** A note concerns nobody's turning to anybody. */
export function directionOf(kind: ActivityKind, direction: Direction | null | undefined): Direction | null {
  return kind === 'note' ? null : (direction ?? null)
}
