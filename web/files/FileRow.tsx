import type { ReactNode } from 'react'
import { type AttachedFile, downloadFile } from '../../contract/tasks/files.ts'
import { addressOf } from '../platform/api.ts'
import { useSay } from '../platform/i18n.tsx'
import { Icon } from '../ui/icons.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { DateText } from '../ui/values/values.tsx'
import { FileSize } from './FileSize.tsx'
import styles from './files.module.css'
import { useRemoveFile } from './use-remove-file.ts'

/** A file that is there: by whom, since when, how large; downloaded by its name, taken away by the cross. */
export function FileRow({ file, children }: { file: AttachedFile; children?: ReactNode }) {
  const say = useSay()
  const remove = useRemoveFile(file)
  const params = { id: file.id }
  return (
    <li className={styles.file}>
      <span className={styles.words}>
        {file.can.download === true ? (
          <a className={styles.name} href={addressOf(downloadFile, { params })} download={file.name}>
            <bdi>{file.name}</bdi>
          </a>
        ) : (
          <bdi className={styles.name}>{file.name}</bdi>
        )}
        <span className={styles.about}>
          <FileSize bytes={file.size} />
          {file.addedBy && <bdi>{file.addedBy.name}</bdi>}
          <DateText at={file.addedAt} relative />
          {children}
        </span>
        {file.scan === 'waiting' && <span className={styles.waits}>{say('files.waiting')}</span>}
        <ActError error={remove.error} />
      </span>
      {file.can.remove === true && (
        <button
          type="button"
          className={styles.remove}
          aria-label={say('files.remove', { name: file.name })}
          title={say('files.remove', { name: file.name })}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ params })}
        >
          <Icon name="close" size={14} />
        </button>
      )}
    </li>
  )
}
