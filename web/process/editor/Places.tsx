import { useSay } from '../../platform/i18n.tsx'
import type { EditorPlace } from '../panel/place.ts'
import styles from './Places.module.css'

const places = ['process', 'roles', 'questionnaires', 'nurturing', 'reasons'] as const

/** What belongs to the process as a whole and stands at no station. */
export function Places({
  open,
  onOpen,
}: {
  open: EditorPlace | undefined
  onOpen: (place: EditorPlace) => void
}) {
  const say = useSay()
  return (
    <div className={styles.places} role="group" aria-label={say('editor.places')}>
      {places.map((kind) => (
        <button
          key={kind}
          type="button"
          className={styles.place}
          aria-pressed={open?.kind === kind}
          onClick={() => onOpen({ kind })}
        >
          {say(`editor.place.${kind}`)}
        </button>
      ))}
    </div>
  )
}
