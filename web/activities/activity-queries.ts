import type { ActivityKind } from '../../contract/customers/activities.ts'
import { listActivities } from '../../contract/customers/activities.ts'
import type { CompanyId, DealId, PersonId } from '../../contract/ids.ts'
import { usePages } from '../platform/ask.ts'
import { whenEvent } from '../platform/live.ts'

whenEvent('activity', () => [['activities'], ['deals']])

/** What activities are about: exactly one of these. */
export type About = { deal: DealId } | { company: CompanyId } | { person: PersonId }

export const useActivities = (about: About, kind?: ActivityKind) =>
  usePages(listActivities, { query: { ...about, limit: 20, ...(kind && { kind }) } })

/** What a change of an activity makes stale. */
export const touchedByActivity = [['activities'], ['deals']]
