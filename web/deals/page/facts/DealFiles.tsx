import { addDealFile } from '../../../../contract/tasks/files.ts'
import { textIn } from '../../../../contract/text.ts'
import { Files } from '../../../files/Files.tsx'
import { useDealFiles } from '../../../files/file-queries.ts'
import { paths } from '../../../paths.ts'
import { addressOf } from '../../../platform/api.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Link } from '../../../ui/Link.tsx'
import styles from './Facts.module.css'

/** Every file of the deal and its tasks, newest first, and room for one that belongs to no task. */
export function DealFiles({ dealId }: { dealId: string }) {
  const say = useSay()
  const { language } = useReader()
  const files = useDealFiles(dealId).data
  if (!files || (files.rows.length === 0 && files.can.add !== true)) return null
  return (
    <section className={styles.part} aria-labelledby="deal-files">
      <h2 id="deal-files" className={styles.head}>
        {say('files.title')}
      </h2>
      <Files
        files={files}
        at={addressOf(addDealFile, { params: { dealId: dealId as never } })}
        about={({ task }) => task && <Link to={paths.task(task.id)}>{textIn(task.name, language)}</Link>}
      />
    </section>
  )
}
