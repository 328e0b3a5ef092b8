import { Checkbox } from '@mantine/core'
import type { VersionMovePreview } from '../../../contract/process/version-moves.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './version-moves.module.css'

interface VersionsFromProps {
  versions: VersionMovePreview['versions']
  chosen: readonly number[]
  onToggle: (number: number) => void
}

/** Which versions' deals are meant; asked only where there are several. */
export function VersionsFrom({ versions, chosen, onToggle }: VersionsFromProps) {
  const say = useSay()
  if (versions.length === 1 && chosen.length === 1) return null
  return (
    <fieldset className={styles.versions}>
      <legend className={styles.legend}>{say('version_moves.from')}</legend>
      {versions.map(({ number, deals }) => (
        <Checkbox
          key={number}
          checked={chosen.includes(number)}
          onChange={() => onToggle(number)}
          label={say('version_moves.from.version', { number, count: deals })}
        />
      ))}
    </fieldset>
  )
}
