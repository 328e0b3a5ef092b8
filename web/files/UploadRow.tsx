import { Button } from '@mantine/core'
import { useSay } from '../platform/i18n.tsx'
import { formatPercent } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { Refused } from '../platform/refused.ts'
import { FileSize } from './FileSize.tsx'
import styles from './files.module.css'
import { mostBytes, type Upload } from './use-uploads.ts'

interface UploadRowProps {
  upload: Upload
  onRetry: () => void
  onCancel: () => void
}

/** A file on its way: how far it is, or why it did not come and what to do. */
export function UploadRow({ upload, onRetry, onCancel }: UploadRowProps) {
  const say = useSay()
  const reader = useReader()
  const { file, share, state, error } = upload
  const failed = state === 'failed'
  return (
    <li className={styles.file} data-failed={failed || undefined}>
      <span className={styles.words}>
        <bdi className={styles.name}>{file.name}</bdi>
        {failed ? (
          <span role="alert" className={styles.fault}>
            {say(`files.failed.${why(error)}`)}
          </span>
        ) : (
          <span className={styles.about}>
            <FileSize bytes={file.size} />
            <span>{share < 1 ? formatPercent(share, reader) : say('files.looking')}</span>
          </span>
        )}
        {!failed && (
          <span
            className={styles.rail}
            role="progressbar"
            aria-label={say('files.sending', { name: file.name })}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={Math.round(share * 100)}
          >
            <span style={{ inlineSize: `${share * 100}%` }} data-looking={share === 1 || undefined} />
          </span>
        )}
      </span>
      <span className={styles.acts}>
        {failed && mayHelp(upload) && (
          <Button variant="default" size="compact-sm" onClick={onRetry}>
            {say('files.again')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onCancel}>
          {say(failed ? 'files.let_go' : 'common.cancel')}
        </Button>
      </span>
    </li>
  )
}

const known = new Set([
  'file_infected',
  'task_closed',
  'not_allowed',
  'not_found',
  'disk_full',
  'not_signed_in',
])

function why(error: Error | null): string {
  if (!(error instanceof Refused)) return 'unreachable'
  const { limit } = error.details
  if (error.code === 'too_large')
    return limit === 'company' || limit === 'deal' ? `too_large_${limit}` : 'too_large'
  if (error.code === 'malformed') return 'empty'
  return known.has(error.code) ? error.code : 'other'
}

/** The same file would be refused again where the fault is in the file itself. */
function mayHelp({ file, error }: Upload): boolean {
  if (file.size === 0 || file.size > mostBytes) return false
  return !(error instanceof Refused && ['file_infected', 'task_closed', 'not_found'].includes(error.code))
}
