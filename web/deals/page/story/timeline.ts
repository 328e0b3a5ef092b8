import type { z } from 'zod'
import type { Activity } from '../../../../contract/customers/activities.ts'
import type { TimelineEntry } from '../../../../contract/deals/deals.ts'
import type { Pages } from '../../../platform/ask.ts'
import { settledAnswers } from '../facts/settled-answers.ts'

export type Entry = z.infer<typeof TimelineEntry>

/** What happened (`event`) and what was said (`activity`): two lists that are read apart and shown as one. */
export type Moment =
  | { is: 'event'; at: string; key: string; entry: Entry }
  | { is: 'activity'; at: string; key: string; activity: Activity }

export const kinds = ['all', 'talk', 'stages', 'tasks', 'facts'] as const
export type Kind = (typeof kinds)[number]

type Read<Row> = Pick<Pages<Row>, 'rows' | 'hasMore'>

/**
 * Newest first. Where one of the lists has not been read as far back as the other, the older part waits, so that
 * reading on never puts something in between.
 */
export function momentsOf(kind: Kind, entries: Read<Entry>, activities: Read<Activity>): Moment[] {
  const events = kind === 'talk' ? none : entries
  const talks = kind === 'all' || kind === 'talk' ? activities : none
  const until = [endOf(events), endOf(talks)]
    .filter((at) => at !== null)
    .sort()
    .at(-1)
  const moments: Moment[] = [
    ...settledAnswers(events.rows ?? [])
      .filter((entry) => isOfKind(entry.type, kind))
      .map((entry) => ({ is: 'event' as const, at: entry.at, key: `e${entry.seq}`, entry })),
    ...(talks.rows ?? []).map((activity) => ({
      is: 'activity' as const,
      at: activity.at,
      key: activity.id,
      activity,
    })),
  ]
  return moments
    .filter(({ at }) => until === undefined || at >= until)
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/** Which of the lists holds the others back: the one to read on. */
export function holdsBack(
  kind: Kind,
  entries: Read<Entry>,
  activities: Read<Activity>,
): 'events' | 'activities' | null {
  const events = kind === 'talk' ? null : endOf(entries)
  const talks = kind === 'all' || kind === 'talk' ? endOf(activities) : null
  if (events === null && talks === null) return null
  if (events === null) return 'activities'
  return talks === null || events >= talks ? 'events' : 'activities'
}

const none = { rows: [], hasMore: false }

/** How far back a list has been read; null when to its end. */
function endOf({ rows, hasMore }: Read<{ at: string }>): string | null {
  return hasMore ? (rows?.at(-1)?.at ?? null) : null
}

function isOfKind(type: string, kind: Kind): boolean {
  const [about, what] = type.split('.')
  // Activities stand in the timeline themselves, with what was said.
  if (about === 'activity') return false
  if (kind === 'all') return true
  if (about === 'task' || about === 'approval') return kind === 'tasks'
  if (kind === 'stages') return stageEvents.has(what ?? '')
  return kind === 'facts' && !stageEvents.has(what ?? '')
}

const stageEvents = new Set([
  'created',
  'moved',
  'version_moved',
  'gate_overridden',
  'won',
  'lost',
  'reopened',
  'rested',
  'woken',
])
