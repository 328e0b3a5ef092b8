import { addTaskFile, type TaskFiles as Files } from '../../contract/tasks/files.ts'
import { completeTask } from '../../contract/tasks/tasks.ts'
import { textIn } from '../../contract/text.ts'
import { DropZone } from '../files/DropZone.tsx'
import { FileRow } from '../files/FileRow.tsx'
import { useTaskFiles } from '../files/file-queries.ts'
import styles from '../files/files.module.css'
import { UploadRow } from '../files/UploadRow.tsx'
import { useUploads } from '../files/use-uploads.ts'
import { useAct } from '../platform/act.ts'
import { addressOf } from '../platform/api.ts'
import { useSay } from '../platform/i18n.tsx'
import { useReader } from '../platform/reader/reader.ts'
import { ErrorState, SkeletonRows } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import { MayButton } from '../ui/MayButton.tsx'
import { touchedByTask } from './task-queries.ts'

/** A document is done by its files: those that are there, those on their way, room for more, and then it is done. */
export function TaskFiles({ taskId }: { taskId: string }) {
  const files = useTaskFiles(taskId)
  if (files.data) return <Shown files={files.data} />
  if (files.error) return <ErrorState error={files.error} onRetry={() => void files.refetch()} />
  return <SkeletonRows rows={2} columns={1} />
}

function Shown({ files }: { files: Files }) {
  const say = useSay()
  const { language } = useReader()
  const { taskId, needed, rows, can, taskState } = files
  const params = { id: taskId }
  const complete = useAct(completeTask, { touches: touchedByTask })
  const { uploads, add, retry, cancel } = useUploads(addressOf(addTaskFile, { params }))
  const there = rows.filter(({ scan }) => scan === 'clean').length
  const open = taskState === 'open'
  return (
    <section
      className={styles.part}
      aria-label={say('files.of_task', { task: textIn(files.name, language) })}
    >
      {open && needed > 0 && (
        <p className={styles.needed} role="status">
          {say(there >= needed ? 'files.enough' : 'files.needed', { there, needed, left: needed - there })}
        </p>
      )}
      {rows.length + uploads.length > 0 && (
        <ul className={styles.files}>
          {rows.map((file) => (
            <FileRow key={file.id} file={file} />
          ))}
          {uploads.map((upload) => (
            <UploadRow
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onCancel={() => cancel(upload)}
            />
          ))}
        </ul>
      )}
      {!open && rows.length === 0 && <p className="quiet">{say('files.none')}</p>}
      {can.add === true && <DropZone onFiles={add} />}
      {open && can.complete !== 'not_allowed' && (
        <footer className={styles.foot}>
          <MayButton
            may={can.complete}
            variant={can.complete === true ? 'filled' : 'default'}
            loading={complete.isPending}
            onClick={() => complete.mutate({ params, ifMatch: files.version, body: {} })}
          >
            {say('tasks.complete')}
          </MayButton>
        </footer>
      )}
      {open && can.add === 'not_allowed' && <p className="quiet">{say('files.others')}</p>}
      <ActError error={complete.error} />
    </section>
  )
}
