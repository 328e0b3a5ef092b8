import { Button } from '@mantine/core'
import { lazy, Suspense, useState } from 'react'
import type { DealInList } from '../../../contract/deals/deals.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './BulkBar.module.css'
import { BulkVersionLink } from './BulkVersionLink.tsx'

const BulkMoveDialog = lazy(async () => ({ default: (await import('./BulkMoveDialog.tsx')).BulkMoveDialog }))
const BulkOwnerDialog = lazy(async () => ({
  default: (await import('./BulkOwnerDialog.tsx')).BulkOwnerDialog,
}))

/** What can be done with the chosen deals, at the foot of the list while there are any. */
export function BulkBar({ deals, onClear }: { deals: readonly DealInList[]; onClear: () => void }) {
  const say = useSay()
  const [open, setOpen] = useState<'move' | 'owner' | null>(null)
  if (deals.length === 0) return null
  return (
    <div className={styles.bar} role="region" aria-label={say('deals.bulk')}>
      <span className={styles.count} aria-live="polite">
        {say('deals.bulk.chosen', { count: deals.length })}
      </span>
      <Button size="compact-sm" variant="default" onClick={() => setOpen('move')}>
        {say('deals.bulk.move')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setOpen('owner')}>
        {say('deals.bulk.owner')}
      </Button>
      <BulkVersionLink deals={deals} />
      <Button size="compact-sm" variant="subtle" color="gray" onClick={onClear}>
        {say('deals.bulk.clear')}
      </Button>
      <Suspense>
        {open === 'move' && <BulkMoveDialog deals={deals} onClose={() => setOpen(null)} onMoved={onClear} />}
        {open === 'owner' && <BulkOwnerDialog deals={deals} onClose={() => setOpen(null)} onDone={onClear} />}
      </Suspense>
    </div>
  )
}
