import type { Lead } from '../../../contract/leads/lead.ts'
import activity from '../../activities/ActivityList.module.css'
import { ActivityRow } from '../../activities/ActivityRow.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { TimelineRow } from '../../ui/timeline/TimelineRow.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useLeadTimeline } from '../lead-queries.ts'
import { useLeadEventWords } from './use-lead-event-words.ts'

/** What was said and done on the lead, newest first: talks with their words, everything else as one line. */
export function LeadStory({ lead }: { lead: Lead }) {
  const say = useSay()
  const words = useLeadEventWords()
  const timeline = useLeadTimeline(lead.id)
  if (timeline.error && !timeline.rows) return <ErrorState error={timeline.error} onRetry={timeline.retry} />
  if (!timeline.rows) return <SkeletonRows rows={4} columns={2} />
  const talks = new Map(lead.activities.map((one) => [one.id as string, one]))
  return (
    <>
      <ol className={activity.list} aria-label={say('customers.history')}>
        {timeline.rows.map((entry) => {
          const talk = talks.get(String(entry.data.activityId))
          const when = <DateText at={talk?.at ?? entry.at} relative />
          if (talk)
            return <ActivityRow key={entry.seq} activity={asActivity(talk)} about={none} when={when} />
          const { what, why } = words(entry)
          return (
            <TimelineRow
              key={entry.seq}
              at={entry.at}
              tone="plain"
              words={<span>{what}</span>}
              why={why}
              by={entry.by?.name ?? say('deals.page.by_itself.short')}
              when={when}
            />
          )
        })}
      </ol>
      <ReadMore {...timeline} />
    </>
  )
}

/** Talks of a lead name no customer: there is none yet. */
const none = { person: '' as never }

const asActivity = (talk: Lead['activities'][number]) => ({
  ...talk,
  dealId: null,
  company: null,
  person: null,
  createdAt: talk.at,
  version: 1,
  can: { edit: 'not_allowed' },
})
