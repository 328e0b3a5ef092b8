import { useState } from 'react'
import { useSay } from '../platform/i18n.tsx'
import { Refused } from '../platform/refused.ts'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import styles from './FileDrop.module.css'

interface FileDropProps {
  /** The file being read, if one is. */
  reading: string | null
  error: Error | null
  onFile: (file: File) => void
}

/** Takes a file that is dropped or chosen, and says what is wrong with one that cannot be read. */
export function FileDrop({ reading, error, onFile }: FileDropProps) {
  const say = useSay()
  const [over, setOver] = useState(false)
  return (
    <div>
      <label className={styles.zone} data-over={over || undefined} data-busy={reading !== null || undefined}>
        <Icon name="import" size={24} />
        <span className={styles.words} role="status">
          {reading === null ? (
            <>
              <strong>{say('import.drop')}</strong>{' '}
              <span className={styles.choose}>{say('import.drop.or')}</span>
            </>
          ) : (
            say('import.drop.reading', { name: reading })
          )}
        </span>
        <span className="quiet">{say('import.drop.limits')}</span>
        <input
          type="file"
          className={styles.input}
          accept=".csv,.tsv,.txt,.xlsx"
          disabled={reading !== null}
          aria-label={`${say('import.drop')}, ${say('import.drop.or')}`}
          // It lies over the whole zone, and a file field takes what is dropped on it by itself.
          onDragEnter={() => setOver(true)}
          onDragLeave={() => setOver(false)}
          onDrop={() => setOver(false)}
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? []
            if (file) onFile(file)
            event.currentTarget.value = ''
          }}
        />
      </label>
      {error && <DropError error={error} />}
    </div>
  )
}

const known: ReadonlySet<unknown> = new Set([
  ...['unclosed_quote', 'line_too_long', 'bad_csv', 'bad_workbook', 'encrypted', 'empty', 'no_rows'],
  'workbook_too_large',
])

function DropError({ error }: { error: Error }) {
  const say = useSay()
  if (error instanceof Refused) {
    const { why, line } = error.details
    const reason = error.code === 'too_large' ? 'too_large' : known.has(why) ? String(why) : null
    if (reason)
      return (
        <p role="alert" className={styles.fault}>
          {say(`import.drop.why.${reason}`, { line: typeof line === 'number' ? line : 0 })}
        </p>
      )
  }
  return <ActError error={error} />
}
