import { Button } from '@mantine/core'
import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { BulkList, Chosen } from '../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../contract/fields.ts'
import { addressQuery } from '../platform/address-query.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeyListing } from '../platform/keyboard/key-listing.ts'
import styles from './Bulk.module.css'
import type { BulkOf } from './bulk.ts'
import { EarlierLink } from './EarlierLink.tsx'

const BulkDialog = lazy(async () => ({ default: (await import('./BulkDialog.tsx')).BulkDialog }))

const keyLines = [['x', 'bulk.key.choose']] as const

interface BulkBarProps<Row extends { id: string }> {
  list: BulkList
  entity: OwnFieldEntity
  bulk: BulkOf<Row>
  /** What the list is asked by; its page does not matter. */
  query: Readonly<Record<string, unknown>>
  /** The rows read so far, and whether there are more. */
  shown: readonly Row[]
  hasMore: boolean
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
}

/** What can be done with the chosen rows, at the foot of the list while there are any. */
export function BulkBar<Row extends { id: string }>(props: BulkBarProps<Row>) {
  const { list, entity, bulk, query, shown, hasMore, chosen, onChoose } = props
  const say = useSay()
  useKeyListing(keyLines)
  const [whole, setWhole] = useState<string | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const rows = shown.filter(({ id }) => chosen.has(id))
  const address = addressQuery(query)
  // Another filter means others: what was meant by the last one is over.
  const all = whole === address
  const except = all ? shown.filter(({ id }) => !chosen.has(id)).map(({ id }) => id) : []
  const seen = useRef<ReadonlySet<string>>(new Set())
  const tickNew = useEffectEvent(() => {
    const fresh = new Set(shown.map(({ id }) => id)).difference(seen.current)
    if (!all || fresh.size === 0) return
    seen.current = seen.current.union(fresh)
    onChoose(chosen.union(fresh))
  })
  // Rows that come as one scrolls are meant, too.
  useEffect(() => tickNew(), [shown])
  if (whole !== null && chosen.size === 0) setWhole(null)
  const chooseAll = () => {
    seen.current = new Set(shown.map(({ id }) => id))
    setWhole(address)
    onChoose(seen.current)
  }
  const clear = () => {
    setWhole(null)
    onChoose(new Set())
  }
  const meant: Chosen = all
    ? { query: address, ...(except.length > 0 && { except }) }
    : { ids: rows.map(({ id }) => id) }
  const acts = [{ key: 'edit', label: say('bulk.edit') }, ...(bulk.acts ?? [])]

  return (
    <>
      {rows.length > 0 && (
        <div className={styles.bar} role="region" aria-label={say('bulk.label')}>
          <span className={styles.count} aria-live="polite">
            {all
              ? say('bulk.all_of_filter', { except: except.length })
              : say('bulk.chosen', { count: rows.length })}
          </span>
          {!all && (hasMore || rows.length < shown.length) && (
            <Button size="compact-sm" variant="subtle" onClick={chooseAll}>
              {say('bulk.choose_all_of_filter')}
            </Button>
          )}
          {acts.map(({ key, label }) => (
            <Button key={key} size="compact-sm" variant="default" onClick={() => setOpen(key)}>
              {label}
            </Button>
          ))}
          {!all && bulk.more?.(rows)}
          <EarlierLink list={list} />
          <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
            {say('bulk.clear')}
          </Button>
        </div>
      )}
      {/* What is chosen may leave the list by the very change: the dialog stays. */}
      <Suspense>
        {open !== null && (
          <BulkDialog
            list={list}
            entity={entity}
            bulk={bulk}
            rows={rows as never[]}
            meant={meant}
            act={open}
            onClose={() => setOpen(null)}
            onStarted={clear}
          />
        )}
      </Suspense>
    </>
  )
}
