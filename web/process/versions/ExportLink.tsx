import { useState } from 'react'
import { exportProcess } from '../../../contract/process/process.ts'
import { call } from '../../platform/api.ts'
import { useSay } from '../../platform/i18n.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { saveAs } from '../save-as.ts'
import styles from './ExportLink.module.css'

/** Saves one version as a file. */
export function ExportLink({ processId, number, name }: { processId: string; number: number; name: string }) {
  const say = useSay()
  const [fetching, setFetching] = useState(false)
  return (
    <button
      type="button"
      className={styles.link}
      aria-label={say('versions.export', { number })}
      disabled={fetching}
      onClick={() => void save()}
    >
      YAML
    </button>
  )

  async function save(): Promise<void> {
    setFetching(true)
    try {
      const { yaml } = await call(exportProcess, {
        params: { id: processId as never },
        query: { version: number },
      })
      saveAs(yaml, name)
    } catch {
      notify({ text: say('process.export.failed'), grave: true })
    } finally {
      setFetching(false)
    }
  }
}
