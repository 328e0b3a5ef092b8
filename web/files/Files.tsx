import type { ReactNode } from 'react'
import type { AttachedFile, Files as Shown } from '../../contract/tasks/files.ts'
import { DropZone } from './DropZone.tsx'
import { FileRow } from './FileRow.tsx'
import styles from './files.module.css'
import { UploadRow } from './UploadRow.tsx'
import { useUploads } from './use-uploads.ts'

interface FilesProps {
  files: Shown
  /** The address that takes more of them. */
  at: string
  /** What else is said of one. */
  about?: (file: AttachedFile) => ReactNode
}

/** The files that belong to something, newest first, those on their way before them, and room for more. */
export function Files({ files: { rows, can }, at, about }: FilesProps) {
  const { uploads, add, retry, cancel } = useUploads(at)
  return (
    <div className={styles.part}>
      {rows.length + uploads.length > 0 && (
        <ul className={styles.files}>
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onCancel={() => cancel(upload)}
            />
          ))}
          {rows.map((file) => (
            <FileRow key={file.id} file={file}>
              {about?.(file)}
            </FileRow>
          ))}
        </ul>
      )}
      {can.add === true && <DropZone onFiles={add} />}
    </div>
  )
}
