import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { type Activity, type ActivityKind, activityKinds } from '../../contract/customers/activities.ts'
import { useSay } from '../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { ReadMore } from '../ui/ReadMore.tsx'
import styles from './ActivityList.module.css'
import { ActivityRow } from './ActivityRow.tsx'
import { type About, useActivities } from './activity-queries.ts'

/** As many can be taken in at a glance. */
const fewRows = 5

/** What was said and done with a customer or on a deal, newest first, one line each. */
export function ActivityList({ about }: { about: About }) {
  const say = useSay()
  const [kind, setKind] = useState<ActivityKind | undefined>()
  const activities = useActivities(about, kind)
  const { rows } = activities

  if (activities.error && !rows) return <ErrorState error={activities.error} onRetry={activities.retry} />
  if (!rows) return <SkeletonRows columns={3} rows={4} />
  if (rows.length === 0 && !kind)
    return <EmptyState title={say('activities.none')}>{say('activities.none.why')}</EmptyState>
  return (
    <div>
      {(rows.length > fewRows || kind) && <KindFilter kind={kind} onKind={setKind} />}
      {rows.length === 0 && <p className="quiet">{say('activities.none.kind')}</p>}
      <ol className={styles.list} aria-label={say('activities.list')}>
        {rows.map((activity: Activity) => (
          <ActivityRow key={activity.id} activity={activity} about={about} />
        ))}
      </ol>
      <ReadMore {...activities} />
    </div>
  )
}

function KindFilter({
  kind,
  onKind,
}: {
  kind: ActivityKind | undefined
  onKind: (kind: ActivityKind | undefined) => void
}) {
  const say = useSay()
  return (
    <NativeSelect
      size="xs"
      className={styles.filter}
      aria-label={say('activities.kind')}
      value={kind ?? ''}
      onChange={(event) => onKind((event.currentTarget.value || undefined) as ActivityKind | undefined)}
      data={[
        { value: '', label: say('activities.kind.any') },
        ...activityKinds.map((one) => ({ value: one, label: say(`activities.kind.${one}`) })),
      ]}
    />
  )
}
