import { Button } from '@mantine/core'
import { type Excuse, restoreExcuse, takeBackExcuse } from '../../../../contract/hygiene/repairs.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { notify } from '../../../ui/feedback/notices.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../../ui/feedback/states.tsx'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { Link } from '../../../ui/Link.tsx'
import { ReadMore } from '../../../ui/ReadMore.tsx'
import { DateText } from '../../../ui/values/values.tsx'
import { pathOf } from '../findings/FindingRow.tsx'
import { useCheckName } from '../findings/use-check-name.ts'
import { touchedByRepair, useExcuses } from '../repair-queries.ts'
import styles from './ExcuseList.module.css'

/** What was said to be right as it is, the latest first: by whom, when and why; each can be taken back. */
export function ExcuseList() {
  const say = useSay()
  const excuses = useExcuses()
  const { rows, error } = excuses
  if (error && !rows) return <ErrorState error={error} onRetry={excuses.retry} />
  if (!rows) return <SkeletonRows columns={4} rows={8} />
  if (rows.length === 0)
    return <EmptyState title={say('repair.excuses.none')}>{say('repair.excuses.none.why')}</EmptyState>
  return (
    <>
      <ul className={styles.rows} aria-label={say('repair.show.excuses')}>
        {rows.map((excuse) => (
          <ExcuseRow key={`${excuse.id} ${excuse.check.key}`} excuse={excuse} />
        ))}
      </ul>
      <ReadMore {...excuses} />
    </>
  )
}

function ExcuseRow({ excuse }: { excuse: Excuse }) {
  const say = useSay()
  const nameOf = useCheckName()
  const { check, entity, id, name, subtitle, reason, at, by } = excuse
  const params = { key: check.key, id }
  const again = useAct(restoreExcuse, { touches: touchedByRepair })
  const takeBack = useAct(takeBackExcuse, {
    touches: touchedByRepair,
    onDone: () =>
      notify({
        text: say('repair.excuses.taken_back', { name }),
        undo: () => again.mutate({ params }),
      }),
  })
  return (
    <li className={styles.row}>
      <p className={styles.record}>
        <Link to={pathOf(entity, id)} className={styles.name}>
          <bdi>{name}</bdi>
        </Link>
        {subtitle && (
          <span className={styles.quiet}>
            <bdi>{subtitle}</bdi>
          </span>
        )}
      </p>
      <p className={styles.said}>
        <span>
          <bdi>{reason}</bdi>
        </span>
        <span className={styles.quiet}>{nameOf(check)}</span>
      </p>
      <p className={styles.quiet}>
        {by && (
          <>
            <bdi>{by.name}</bdi>
            {' · '}
          </>
        )}
        <DateText at={at} relative />
      </p>
      <Button
        size="compact-sm"
        variant="default"
        loading={takeBack.isPending}
        aria-label={say('repair.excuses.take_back.of', { name, check: nameOf(check) })}
        onClick={() => takeBack.mutate({ params })}
      >
        {say('repair.excuses.take_back')}
      </Button>
      <ActError error={takeBack.error} />
    </li>
  )
}
