import { Button } from '@mantine/core'
import { useState } from 'react'
import { exportProcess, type ProcessVersion } from '../../contract/process/process.ts'
import { call } from '../platform/api.ts'
import { useSay } from '../platform/i18n.tsx'
import { notify } from '../ui/feedback/notices.tsx'
import { saveAs } from './save-as.ts'

/** Saves this version as a file that can be changed and published again. */
export function ExportButton({ process }: { process: ProcessVersion }) {
  const say = useSay()
  const [fetching, setFetching] = useState(false)
  return (
    <Button variant="default" loading={fetching} onClick={() => void save()}>
      {say('process.export')}
    </Button>
  )

  async function save(): Promise<void> {
    setFetching(true)
    const { processId, number, document } = process
    try {
      const { yaml } = await call(exportProcess, { params: { id: processId }, query: { version: number } })
      saveAs(yaml, `${document.key}-${number}.yaml`)
    } catch {
      notify({ text: say('process.export.failed'), grave: true })
    } finally {
      setFetching(false)
    }
  }
}
