import type { ImportState } from '../../contract/imports/imports.ts'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import styles from './import.module.css'

/** Where an import stands: a word, and a colour with it for what is done and what needs a hand. */
export function StateMark({ state }: { state: ImportState }) {
  const say = useSay()
  return (
    <span className={styles.state} data-state={state}>
      {state === 'done' && <Icon name="check" size={14} />}
      {say(`import.state.${state}`)}
    </span>
  )
}
