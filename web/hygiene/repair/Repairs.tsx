import { useState } from 'react'
import type { Checks } from '../../../contract/hygiene/checks.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { CheckList } from './findings/CheckList.tsx'
import { FindingList } from './findings/FindingList.tsx'
import styles from './Repairs.module.css'
import { useFindings } from './repair-queries.ts'
import { SittingLine } from './sitting/SittingLine.tsx'
import { useSitting } from './sitting/use-sitting.ts'

interface RepairsProps {
  checks: Checks
  /** The check the address names; absent: the first that has findings. */
  asked: string | undefined
  onAsk: (key: string) => void
}

/** What is looked for, with how much there is of it, and beside it the rows of one of them. */
export function Repairs({ checks, asked, onAsk }: RepairsProps) {
  const say = useSay()
  // Where one begins is where one stays until one goes on: a row that is done can still be taken back.
  const [begun, setBegun] = useState<string>()
  const at = asked ?? begun
  const open = checks.checks.filter(({ active, count, key }) => active && (count > 0 || key === at))
  const check = open.find(({ key }) => key === at) ?? open[0]
  if (asked === undefined && check && check.key !== begun) setBegun(check.key)
  const [sitting, note] = useSitting(checks)
  if (!check)
    return (
      <EmptyState title={say(checks.counting ? 'repair.counting' : 'repair.none')}>
        {say(checks.counting ? 'repair.counting.why' : 'repair.none.why')}
      </EmptyState>
    )
  const next = nextAfter(check.key)
  return (
    <>
      <SittingLine sitting={sitting} />
      <div className={styles.both}>
        <CheckList checks={open} current={check.key} onChoose={onAsk} />
        <Rows key={check.key} check={check} onRepaired={note} {...(next && { onNext: () => onAsk(next) })} />
      </div>
    </>
  )

  /** Round and round: the next one down the list that still has something, else the first. */
  function nextAfter(key: string): string | undefined {
    const index = open.findIndex((one) => one.key === key)
    return [...open.slice(index + 1), ...open.slice(0, index)].find(({ count }) => count > 0)?.key
  }
}

interface RowsProps {
  check: Checks['checks'][number]
  onRepaired: (change: { by: number; score: number | null }) => void
  onNext?: () => void
}

function Rows({ check, onRepaired, onNext }: RowsProps) {
  const findings = useFindings(check.key)
  if (findings.error && !findings.rows) return <ErrorState error={findings.error} onRetry={findings.retry} />
  if (!findings.rows) return <SkeletonRows rows={8} columns={2} />
  return <FindingList check={check} findings={findings} onRepaired={onRepaired} {...(onNext && { onNext })} />
}
