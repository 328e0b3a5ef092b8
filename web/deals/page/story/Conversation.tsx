import { lazy, Suspense, useState } from 'react'
import type { Deal } from '../../../../contract/deals/deals.ts'
import type { ProcessDocument } from '../../../../contract/process/process-document.ts'
import { ActivityRow } from '../../../activities/ActivityRow.tsx'
import { useActivities } from '../../../activities/activity-queries.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { dayAt, daysBetween, formatDayInFull } from '../../../platform/reader/dates.ts'
import { useReader } from '../../../platform/reader/reader.ts'
import { ErrorState, SkeletonRows } from '../../../ui/feedback/states.tsx'
import { ReadMore } from '../../../ui/ReadMore.tsx'
import { useTimeline } from '../page-queries.ts'
import styles from './Conversation.module.css'
import { EventRow } from './EventRow.tsx'
import { holdsBack, type Kind, kinds, type Moment, momentsOf } from './timeline.ts'

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
      <div className={styles.filter} role="group" aria-label={say('deals.page.timeline.filter')}>
        {kinds.map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {say(`deals.page.timeline.${one}`)}
          </button>
        ))}
      </div>
      {error && !read && <ErrorState error={error} onRetry={() => (entries.retry(), activities.retry())} />}
      {!error && !read && <SkeletonRows rows={5} columns={2} />}
      {read && (
        <>
          <Days moments={momentsOf(kind, entries, activities)} deal={deal} document={document} />
          <ReadMore {...next} />
        </>
      )}
    </section>
  )
}

interface DaysProps {
  moments: readonly Moment[]
  deal: Deal
  document: ProcessDocument
}

function Days({ moments, deal, document }: DaysProps) {
  const say = useSay()
  const reader = useReader()
  if (moments.length === 0) return <p className={styles.none}>{say('deals.page.timeline.none')}</p>
  return byDay().map(({ day, rows }) => (
    <section key={day} className={styles.day}>
      <h3 className={styles.date}>{dayWords(day)}</h3>
      <ol className={styles.list}>
        {rows.map((moment) =>
          moment.is === 'event' ? (
            <EventRow key={moment.key} entry={moment.entry} deal={deal} document={document} />
          ) : (
            <ActivityRow key={moment.key} activity={moment.activity} about={{ deal: deal.id }} />
          ),
        )}
      </ol>
    </section>
  ))

  function byDay(): { day: string; rows: Moment[] }[] {
    const days: { day: string; rows: Moment[] }[] = []
    for (const moment of moments) {
      const day = dayAt(moment.at, reader)
      const last = days.at(-1)
      if (last?.day === day) last.rows.push(moment)
      else days.push({ day, rows: [moment] })
    }
    return days
  }

  function dayWords(day: string): string {
    const ago = daysBetween(day, dayAt(new Date(), reader))
    if (ago === 0) return say('deals.page.today')
    if (ago === 1) return say('deals.page.yesterday')
    return formatDayInFull(day, reader)
  }
}
