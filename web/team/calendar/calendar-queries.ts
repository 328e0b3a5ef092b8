import { useQueries, useQuery } from '@tanstack/react-query'
import type { MemberId } from '../../../contract/ids.ts'
import { runningDeadlines } from '../../../contract/tasks/deadlines.ts'
import { tasksDueWithin } from '../../../contract/tasks/hand-offs.ts'
import type { BusinessCalendar } from '../../../contract/team/calendar.ts'
import { listHolidays } from '../../../contract/team/countries.ts'
import { listAbsences, previewCalendar, showMemberWorkingTime } from '../../../contract/team/working-time.ts'
import { call } from '../../platform/api.ts'
import { ask } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'
import { useReader } from '../../platform/reader/reader.ts'

whenEvent('member', () => [['absences'], ['members', '/members/{id}/working-time']])
// Counted again: whatever says when something is due.
whenEvent('deadlines', () => [
  ['deadlines'],
  ['deals'],
  ['tasks'],
  ['queues'],
  ['members', tasksDueWithin.path],
])

const lookAgainMs = 1_000

export interface Holiday {
  on: string
  name: string
}

/** The public holidays of several Gregorian years, in the reader's language; none while they are asked for. */
export function useHolidays(kept: BusinessCalendar['holidays'], years: readonly number[]): Holiday[] {
  const { language } = useReader()
  return useQueries({
    queries: years.map((year) => ({
      ...ask(listHolidays, {
        params: { code: kept?.country ?? '' },
        query: { year, language, ...(kept?.region && { region: kept.region }) },
      }),
      enabled: kept !== null,
    })),
    combine: (answers) => (kept ? answers.flatMap(({ data }) => data?.rows ?? []) : []),
  })
}

/** What a calendar would mean for deadlines set now; asked only for one that could be saved. */
export const usePreview = (calendar: BusinessCalendar | null) =>
  useQuery({
    queryKey: ['calendar', previewCalendar.path, calendar],
    queryFn: ({ signal }) => call(previewCalendar, { body: calendar as BusinessCalendar, signal }),
    enabled: calendar !== null,
    staleTime: 60_000,
  })

/**
 * How many running deadlines a change would have counted again, the company's or a colleague's, and how far the last
 * recount is; looked at again and again while one goes on.
 */
export const useRunning = (member?: MemberId) =>
  useQuery({
    ...ask(runningDeadlines, { query: { ...(member && { member }) } }),
    refetchInterval: ({ state }) => (state.data?.recount?.finishedAt === null ? lookAgainMs : false),
  }).data

/** What a colleague has to do that falls due from one day to another; nothing while no days are chosen. */
export const useTasksDue = (id: MemberId, fromOn: string | null, toOn: string | null) =>
  useQuery({
    ...ask(tasksDueWithin, { params: { id }, query: { fromOn: fromOn ?? '', toOn: toOn ?? '' } }),
    enabled: fromOn !== null && toOn !== null && fromOn <= toOn,
    select: ({ rows }) => rows,
  }).data ?? []

export const useMemberWorkingTime = (id: MemberId) => useQuery(ask(showMemberWorkingTime, { params: { id } }))

/** Who is away, or soon will be, by colleague: the nearest absence of each. */
export function useAbsences(): ReadonlyMap<MemberId, { fromOn: string; toOn: string }> {
  const rows = useQuery(ask(listAbsences)).data?.rows ?? []
  return new Map(rows.toReversed().map((row) => [row.memberId, row]))
}

/** What a change of somebody's hours or leaves makes stale. */
export const touchedByMemberTime = [
  ['members', showMemberWorkingTime.path],
  ['members', tasksDueWithin.path],
  ['absences'],
  ['deadlines'],
  ['tasks'],
  ['queues'],
]
