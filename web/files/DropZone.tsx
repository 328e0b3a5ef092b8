import { useId, useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import styles from './files.module.css'

/** Takes files that are dropped or chosen; on a phone also from its camera. */
export function DropZone({ onFiles }: { onFiles: (files: readonly File[]) => void }) {
  const say = useSay()
  const id = useId()
  const [over, setOver] = useState(false)
  return (
    <label className={styles.zone} data-over={over || undefined}>
      <Icon name="plus" size={16} />
      <span id={id}>
        <span className={styles.drop}>{say('files.drop')} </span>
        <span className={styles.choose}>{say('files.choose')}</span>
      </span>
      <span className={styles.limit}>{say('files.limit')}</span>
      <input
        type="file"
        multiple
        className={styles.input}
        aria-labelledby={id}
        // It lies over the whole zone, and a file field takes what is dropped on it by itself.
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </label>
  )
}
