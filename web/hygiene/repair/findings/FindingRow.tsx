import type { Check, CheckedEntity } from '../../../../contract/hygiene/checks.ts'
import type { Finding } from '../../../../contract/hygiene/repairs.ts'
import { paths } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { Link } from '../../../ui/Link.tsx'
import { useValueWords } from '../row/use-value-words.ts'
import type { Done } from '../use-repairs.ts'
import styles from './FindingRow.module.css'

interface FindingRowProps {
  check: Check
  row: Finding
  done: Done | null
  onOpen: () => void
  onUndo: () => void
}

/** A row that is not being typed into: one that waits, or what became of it. */
export function FindingRow({ check, row, done, onOpen, onUndo }: FindingRowProps) {
  const say = useSay()
  const words = useValueWords(check.entity)
  if (done)
    return (
      <li className={styles.row} data-done>
        <span className={styles.mark}>
          <Icon name="check" size={14} />
        </span>
        <Link to={pathOf(check.entity, row.id)} className={styles.name}>
          <bdi>{row.name}</bdi>
        </Link>
        <span className={styles.value} dir="auto">
          {saidOf(done)}
        </span>
        {done.is !== 'contacted' && (
          <button type="button" className={styles.undo} tabIndex={-1} onClick={onUndo}>
            {say('common.undo')}
          </button>
        )}
      </li>
    )
  return (
    <li className={styles.row}>
      <button type="button" className={styles.waiting} tabIndex={-1} onClick={onOpen}>
        <bdi className={styles.name}>{row.name}</bdi>
        {row.subtitle && (
          <span className={styles.value} dir="auto">
            {row.subtitle}
          </span>
        )}
      </button>
    </li>
  )

  function saidOf(was: Done): string {
    if (was.is === 'excused') return say('repair.excused', { reason: was.reason })
    if (was.is === 'contacted') return say('repair.contacted')
    const now = words(was.to)
    return was.passes ? now : say('repair.still_wrong', { value: now })
  }
}

export function pathOf(entity: CheckedEntity, id: string): string {
  if (entity === 'company') return paths.company(id)
  if (entity === 'person') return paths.person(id)
  return entity === 'deal' ? paths.deal(id) : paths.lead(id)
}
