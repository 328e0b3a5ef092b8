import { addCompanyFile, addPersonFile } from '../../../contract/tasks/files.ts'
import { Files } from '../../files/Files.tsx'
import { useCompanyFiles, usePersonFiles } from '../../files/file-queries.ts'
import { addressOf } from '../../platform/api.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Part } from '../record/Record.tsx'

/** The files of a company: contracts, drawings, what the next one has to know. Those of its deals are on the deals. */
export function CompanyFiles({ id }: { id: string }) {
  const params = { id: id as never }
  return <FilesPart files={useCompanyFiles(id).data} at={addressOf(addCompanyFile, { params })} />
}

export function PersonFiles({ id }: { id: string }) {
  const params = { id: id as never }
  return <FilesPart files={usePersonFiles(id).data} at={addressOf(addPersonFile, { params })} />
}

function FilesPart({ files, at }: { files: Parameters<typeof Files>[0]['files'] | undefined; at: string }) {
  const say = useSay()
  if (!files || (files.rows.length === 0 && files.can.add !== true)) return null
  return (
    <Part title={say('files.title')}>
      <Files files={files} at={at} />
    </Part>
  )
}
