import { useSay } from '../../../platform/i18n.tsx'
import { Icon } from '../../../ui/icons.tsx'
import line from '../../map/Line.module.css'
import styles from './AddStage.module.css'
import { useMapWork } from './map.ts'
import { NameInput } from './NameInput.tsx'
import { addStageSpot } from './spot.ts'

/** The end of the line, where it goes on. */
export function AddStage() {
  const say = useSay()
  const { document, spot, onSpot, acts, adding } = useMapWork()
  const last = document.stages.length
  if (adding?.kind === 'stage' && adding.at >= last) return <li aria-hidden="true" />
  return (
    <li className={`${line.dot} ${styles.end}`} data-first={last === 0 || undefined}>
      <button
        type="button"
        className={styles.add}
        data-spot={addStageSpot}
        tabIndex={spot === addStageSpot ? 0 : -1}
        onFocus={() => onSpot(addStageSpot)}
        onClick={() => acts.beginAdding({ kind: 'stage', at: last })}
      >
        <Icon name="plus" size={14} />
        {say(last === 0 ? 'editor.stage.add_first' : 'editor.stage.add')}
      </button>
    </li>
  )
}

/** A station whose name is being written; Enter goes on with the next. */
export function NewStage({ first }: { first: boolean }) {
  const say = useSay()
  const { acts } = useMapWork()
  return (
    <li className={`${line.dot} ${styles.fresh}`}>
      <NameInput
        label={say('editor.stage.name')}
        placeholder={say(first ? 'editor.stage.name_first' : 'editor.stage.name_next')}
        onName={acts.add}
        onCancel={acts.stopWriting}
      />
      <p className={styles.how}>{say('editor.enter_next')}</p>
    </li>
  )
}
