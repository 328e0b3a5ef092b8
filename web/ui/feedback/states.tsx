import { Button } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSay } from '../../platform/i18n.tsx'
import { Refused, Unreachable } from '../../platform/refused.ts'
import styles from './states.module.css'

/** Nothing here: why, and the one act that fills it. */
export function EmptyState({
  title,
  children,
  act,
}: {
  title: string
  children?: ReactNode
  act?: ReactNode
}) {
  return (
    <div className={styles.state}>
      <p className={styles.title}>{title}</p>
      {children && <div className={styles.why}>{children}</div>}
      {act && <div className={styles.act}>{act}</div>}
    </div>
  )
}

/** The server said no: which right is missing and who can give it, or that the thing is not there. */
export function RefusedState({ refused }: { refused: Refused }) {
  const say = useSay()
  const right = refused.code === 'not_allowed' ? refused.details.needs : undefined
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{say(`refusal.${refused.code}`)}</p>
      <div className={styles.why}>
        {refused.code === 'not_found' && <p>{say('common.refused.not_found')}</p>}
        {typeof right === 'string' && <p>{say('common.refused.right', { right: say(`right.${right}`) })}</p>}
        {refused.code === 'not_allowed' && <p>{say('common.refused.who')}</p>}
      </div>
    </div>
  )
}

/** Something broke on the way: what is kept, and another try. */
export function FailedState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const say = useSay()
  const offline = error instanceof Unreachable
  return (
    <div className={styles.state} role="alert">
      <p className={styles.title}>{say(offline ? 'common.failed.unreachable' : 'common.failed.title')}</p>
      <div className={styles.why}>
        <p>{say('common.failed.kept')}</p>
        {error instanceof Refused && error.requestId && (
          <p>
            {say('common.failed.reference')} <code dir="ltr">{error.requestId}</code>
          </p>
        )}
      </div>
      {onRetry && (
        <div className={styles.act}>
          <Button variant="default" onClick={onRetry}>
            {say('common.retry')}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Refused or failed, whichever the error is. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  if (error instanceof Refused && error.code !== 'internal' && error.status < 500)
    return <RefusedState refused={error} />
  return <FailedState error={error} {...(onRetry && { onRetry })} />
}

interface AnswerProps<Data> {
  of: UseQueryResult<Data, Error>
  /** The real layout in grey; `SkeletonRows` unless said. */
  waiting?: ReactNode
  children: (data: Data) => ReactNode
}

/** Shows a query's answer. Known data stays when a later reading fails. */
export function Answer<Data>({ of: query, waiting, children }: AnswerProps<Data>) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />
  return <>{waiting ?? <SkeletonRows />}</>
}

/** Grey rows where rows will be. */
export function SkeletonRows({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  const say = useSay()
  return (
    <div className={styles.rows} role="status" aria-label={say('common.loading')}>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className={styles.row}>
          {Array.from({ length: columns }, (_, column) => (
            <span
              key={column}
              className={styles.bar}
              style={{ inlineSize: `${widths[(row + column * 3) % 5]}%` }}
            />
          ))}
        </div>
      ))}
    </div>
  )
}

const widths = [72, 48, 60, 36, 54]

/** One grey bar: for a title, a figure, a field. */
export function SkeletonBar({ width = '12ch' }: { width?: string }) {
  return <span className={styles.bar} style={{ inlineSize: width }} />
}
