import { type ReactNode, useState } from 'react'
import type { BulkList, BulkReason } from '../../contract/bulk.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Link } from '../ui/Link.tsx'
import { NumberText } from '../ui/values/values.tsx'
import styles from './Bulk.module.css'
import type { BulkOf } from './bulk.ts'

interface Row {
  id: string
  name: string
}

interface ReasonsProps<Reason extends BulkReason> {
  list: BulkList
  reasons: readonly Reason[]
  /** Of a preview, whom it would refuse. */
  rowsOf?: (reason: Reason) => readonly Row[]
  /** Of one that ran: asked for when somebody opens the reason. */
  children?: (reason: Reason) => ReactNode
  why: BulkOf<never>['why']
}

/** Why some are refused, most frequent first; each reason opens whom it concerns. */
export function Reasons<Reason extends BulkReason>(props: ReasonsProps<Reason>) {
  const { list, reasons, rowsOf, children, why } = props
  const say = useSay()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  if (reasons.length === 0) return null
  return (
    <section aria-label={say('bulk.reasons')} className={styles.reasons}>
      {reasons.map((reason) => (
        <details
          key={reason.key}
          onToggle={({ currentTarget }) =>
            setOpen((before) => {
              const now = new Set(before)
              if (currentTarget.open) now.add(reason.key)
              else now.delete(reason.key)
              return now
            })
          }
        >
          <summary>
            <span className={styles.number}>
              <NumberText value={reason.count} />
            </span>{' '}
            {why?.(reason) ??
              say(known.has(reason.code) ? `bulk.why.${reason.code}` : `refusal.${reason.code}`)}
          </summary>
          {open.has(reason.key) &&
            (rowsOf ? (
              <RowLinks list={list} rows={rowsOf(reason)} count={reason.count} />
            ) : (
              children?.(reason)
            ))}
        </details>
      ))}
    </section>
  )
}

const known = new Set([
  'not_found',
  'not_allowed',
  'changed_meanwhile',
  'deal_closed',
  'deal_resting',
  'move_not_allowed',
  'lead_qualified',
  'malformed',
])

/** Where each leads, and how many more there are. */
export function RowLinks({ list, rows, count }: { list: BulkList; rows: readonly Row[]; count: number }) {
  const say = useSay()
  return (
    <ul>
      {rows.map(({ id, name }) => (
        <li key={id}>{pathOf[list] ? <Link to={pathOf[list](id)}>{name}</Link> : name}</li>
      ))}
      {count > rows.length && <li className="quiet">{say('bulk.more', { count: count - rows.length })}</li>}
    </ul>
  )
}

const pathOf: Record<BulkList, ((id: string) => string) | null> = {
  companies: paths.company,
  people: paths.person,
  deals: paths.deal,
  leads: paths.lead,
  products: null,
}
