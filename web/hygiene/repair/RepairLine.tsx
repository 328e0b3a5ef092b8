import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Link } from '../../ui/Link.tsx'
import styles from './RepairLine.module.css'
import { useChecks } from './repair-queries.ts'

/** Fewer are put right in passing. */
const muchFrom = 10

/** A quiet line that leads to the repairs, where much is wrong with what one looks after. */
export function RepairLine() {
  const say = useSay()
  const checks = useChecks().data
  const count = checks?.checks.reduce((sum, check) => sum + check.count, 0) ?? 0
  if (!checks || count < muchFrom) return null
  return (
    <p className={styles.line}>
      {say('repair.line', { count, score: checks.whole.score ?? 0 })}{' '}
      <Link to={paths.repair()}>{say('repair.line.go')}</Link>
    </p>
  )
}
