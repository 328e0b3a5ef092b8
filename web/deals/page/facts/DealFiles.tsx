import { addDealFile } from '../../../../contract/tasks/files.ts'
import { textIn } from '../../../../contract/text.ts'
import { paths } from '../../../paths.ts'
import { addressOf } from '../../../platform/api.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { DropZone } from '../../../tasks/files/DropZone.tsx'
import { FileRow } from '../../../tasks/files/FileRow.tsx'
import { useDealFiles } from '../../../tasks/files/file-queries.ts'
import filesStyles from '../../../tasks/files/files.module.css'
import { UploadRow } from '../../../tasks/files/UploadRow.tsx'
import { useUploads } from '../../../tasks/files/use-uploads.ts'
import { Link } from '../../../ui/Link.tsx'
import styles from './Facts.module.css'

/** Every file of the deal and its tasks, newest first, and room for one that belongs to no task. */
export function DealFiles({ dealId }: { dealId: string }) {
  const say = useSay()
  const { language } = useReader()
  const files = useDealFiles(dealId).data
  const { uploads, add, retry, cancel } = useUploads(
    addressOf(addDealFile, { params: { dealId: dealId as never } }),
  )
  if (!files) return null
  const { rows, can } = files
  if (rows.length === 0 && can.add !== true) return null
  return (
    <section className={styles.part} aria-labelledby="deal-files">
      <h2 id="deal-files" className={styles.head}>
        {say('files.title')}
      </h2>
      <div className={filesStyles.part}>
        {rows.length + uploads.length > 0 && (
          <ul className={filesStyles.files}>
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
                {file.task && <Link to={paths.task(file.task.id)}>{textIn(file.task.name, language)}</Link>}
              </FileRow>
            ))}
          </ul>
        )}
        {can.add === true && <DropZone onFiles={add} />}
      </div>
    </section>
  )
}
