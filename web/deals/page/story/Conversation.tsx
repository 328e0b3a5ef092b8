import { lazy, Suspense, useState } from 'react'
import type { Deal } from '../../../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { ActivityRow } from '../../../activities/ActivityRow.tsx'
import { useActivities } from '../../../activities/activity-queries.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { ErrorState, SkeletonRows } from '../../../ui/feedback/states.tsx'
import { ReadMore } from '../../../ui/ReadMore.tsx'
import { KindButtons } from '../../../ui/timeline/KindButtons.tsx'
import { TimelineDays } from '../../../ui/timeline/TimelineDays.tsx'
import { useTimeline } from '../page-queries.ts'
import styles from './Conversation.module.css'
import { EventRow } from './EventRow.tsx'
import { holdsBack, type Kind, kinds, momentsOf } from './timeline.ts'

const ActivityComposer = lazy(async () => ({
  default: (await import('../../../activities/ActivityComposer.tsx')).ActivityComposer,
}))

/** What was said and done on the deal, newest first, and the place to write down the next of it. */
export function Conversation({ deal, document }: { deal: Deal; document: ProcessDocument }) {
  const say = useSay()
  const [kind, setKind] = useState<Kind>('all')
  const entries = useTimeline(deal.id)
  const activities = useActivities({ deal: deal.id })
  const read = entries.rows !== undefined && activities.rows !== undefined
  const error = entries.error ?? activities.error
  const moments = read ? momentsOf(kind, entries, activities) : []
  const next = { events: entries, activities }[holdsBack(kind, entries, activities) ?? 'events']

  return (
    <section aria-labelledby="deal-conversation">
      <h2 id="deal-conversation" className={styles.title}>
        {say('deals.page.conversation')}
      </h2>
      {deal.can.edit === true && (
        <Suspense fallback={<div className={styles.waiting} />}>
          <ActivityComposer
            about={{ deal: deal.id }}
            people={deal.people}
            nextContactOn={deal.nextContactOn}
          />
        </Suspense>
      )}
      <KindButtons
        label={say('deals.page.timeline.filter')}
        kinds={kinds.map((value) => ({ value, label: say(`deals.page.timeline.${value}`) }))}
        chosen={kind}
        onChoose={setKind}
      />
      {error && !read && <ErrorState error={error} onRetry={() => (entries.retry(), activities.retry())} />}
      {!error && !read && <SkeletonRows rows={5} columns={2} />}
      {read && (
        <>
          {moments.length === 0 && <p className={styles.none}>{say('deals.page.timeline.none')}</p>}
          <TimelineDays moments={moments}>
            {(moment) =>
              moment.is === 'event' ? (
                <EventRow key={moment.key} entry={moment.entry} deal={deal} document={document} />
              ) : (
                <ActivityRow key={moment.key} activity={moment.activity} about={{ deal: deal.id }} />
              )
            }
          </TimelineDays>
          <ReadMore {...next} />
        </>
      )}
    </section>
  )
}
