import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { type ImportKind, importKinds } from '../../contract/imports/fields.ts'
import { type Import } from '../../contract/imports/imports.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { EmptyState, ErrorState } from '../ui/feedback/states.tsx'
import { useGo } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { type Column, DataTable } from '../ui/tables/DataTable.tsx'
import { DateText, NumberText } from '../ui/values/values.tsx'
import { FileDrop } from './FileDrop.tsx'
import styles from './import.module.css'
import { upload, useImports } from './import-queries.ts'
import { StateMark } from './StateMark.tsx'

/** A file comes in here; below, what came in before. */
export function ImportsPage() {
  const say = useSay()
  const go = useGo()
  const [kind, setKind] = useState<ImportKind>('deals')
  const [reading, setReading] = useState<string | null>(null)
  const [error, setError] = useState<Error | null>(null)
  return (
    <Page title={say('import.title')} sub={say('import.sub')}>
      <section className={styles.bring}>
        <div>
          <h2 id="import-kind" className={styles.question}>
            {say('import.kind')}
          </h2>
          <SegmentedControl
            aria-labelledby="import-kind"
            className={styles.kinds}
            value={kind}
            onChange={(value) => setKind(value as ImportKind)}
            data={importKinds.map((value) => ({ value, label: say(`import.kind.${value}`) }))}
          />
        </div>
        <FileDrop reading={reading} error={error} onFile={(file) => void send(file)} />
      </section>
      <Before />
    </Page>
  )

  async function send(file: File): Promise<void> {
    setError(null)
    setReading(file.name)
    try {
      const { id } = await upload(kind, file)
      go(paths.import(id))
    } catch (fault) {
      setError(fault as Error)
    } finally {
      setReading(null)
    }
  }
}

function Before() {
  const say = useSay()
  const imports = useImports()
  if (imports.error && !imports.rows) return <ErrorState error={imports.error} onRetry={imports.retry} />
  const columns: Column<Import>[] = [
    { key: 'file', label: say('import.col.file'), cell: ({ fileName }) => <bdi>{fileName}</bdi> },
    {
      key: 'kind',
      label: say('import.col.kind'),
      width: '18ch',
      onPhone: false,
      cell: ({ kind }) => say(`import.kind.${kind}`),
    },
    {
      key: 'state',
      label: say('import.col.state'),
      width: '18ch',
      cell: ({ state }) => <StateMark state={state} />,
    },
    {
      key: 'rows',
      label: say('import.col.rows'),
      align: 'end',
      width: '11ch',
      cell: ({ rowsTotal }) => <NumberText value={rowsTotal} />,
    },
    {
      key: 'by',
      label: say('import.col.by'),
      width: '22ch',
      onPhone: false,
      cell: ({ by }) => by?.name ?? '–',
    },
    {
      key: 'at',
      label: say('import.col.at'),
      width: '18ch',
      onPhone: false,
      cell: ({ createdAt }) => <DateText at={createdAt} relative />,
    },
  ]
  return (
    <section>
      <h2 className={styles.heading}>{say('import.list')}</h2>
      <DataTable
        label={say('import.list')}
        columns={columns}
        rows={imports.rows}
        rowKey={({ id }) => id}
        rowPath={({ id }) => paths.import(id)}
        more={imports}
        empty={<EmptyState title={say('import.list.empty')}>{say('import.list.empty.why')}</EmptyState>}
      />
    </section>
  )
}
