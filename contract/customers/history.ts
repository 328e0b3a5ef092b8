import { z } from 'zod'
import { Instant } from '../days.ts'
import { CompanyId, DealId, MemberId, PersonId } from '../ids.ts'
import { Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Text } from '../text.ts'
import { Activity } from './activities.ts'

/**
 * History  all that was said to a customer and done for him, across all his deals, newest first.
 * Kind     what part of it one looks at: what was said, how his deals went, what was done on them, what changed about him.
 */
export const historyKinds = ['talk', 'deals', 'tasks', 'changes'] as const
export const HistoryKind = z.enum(historyKinds)
export type HistoryKind = z.infer<typeof HistoryKind>

/** The events that are told, of a deal and of the customer himself; what was said stands there itself. */
export const toldOfDeals = {
  deals: [
    'deal.created',
    'lead.converted',
    'deal.moved',
    'deal.won',
    'deal.lost',
    'deal.reopened',
    'deal.rested',
    'deal.woken',
  ],
  tasks: [
    'task.completed',
    'task.waived',
    'approval.given',
    'approval.refused',
    'questionnaire.answered',
    'file.added',
    'file.removed',
    'file.brought_back',
  ],
} as const

/** After `company.` or `person.`. */
export const toldOfCustomer = [
  'created',
  'edited',
  'merged',
  'unmerged',
  'tagged',
  'untagged',
  'contact_added',
  'contact_changed',
  'contact_removed',
  'file_added',
  'file_removed',
  'file_brought_back',
  'consented',
  'consent_withdrawn',
  'shared',
  'unshared',
] as const

export const HistoryEntry = z.object({
  at: Instant,
  /** The deal it happened on. */
  deal: Named(DealId).nullable(),
  by: Named(MemberId).nullable(),
  /** One of the two: what was said, or what else happened. */
  activity: Activity.nullable(),
  event: z
    .object({
      seq: z.int(),
      type: z.string(),
      via: z.string(),
      data: z.record(z.string(), z.unknown()),
      /** The stage it leads to, as its process calls it. */
      stage: Text.nullable(),
    })
    .nullable(),
})
export type HistoryEntry = z.infer<typeof HistoryEntry>

const query = z.object({ ...PageQuery, kind: HistoryKind.optional() })

export const companyHistory = route({
  method: 'GET',
  path: '/companies/{id}/history',
  summary:
    'What was said to a company and its people and what happened on its deals, newest first, as far as one may see it.',
  needs: 'customers.see',
  params: z.object({ id: CompanyId }),
  query,
  returns: Page(HistoryEntry),
  refusals: ['not_found', 'bad_cursor'],
})

export const personHistory = route({
  method: 'GET',
  path: '/people/{id}/history',
  summary:
    'What was said to a person and what happened on his deals, newest first, as far as one may see it.',
  needs: 'customers.see',
  params: z.object({ id: PersonId }),
  query,
  returns: Page(HistoryEntry),
  refusals: ['not_found', 'bad_cursor'],
})
