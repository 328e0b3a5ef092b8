import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { compareVersions } from '../../../contract/process/process-drafts.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Answer } from '../../ui/feedback/states.tsx'
import { askDraft } from '../editor/draft/draft-queries.ts'
import { useProcess } from '../process-queries.ts'
import { ChangeList } from './ChangeList.tsx'
import styles from './Comparison.module.css'
import type { VersionsSearch } from './versions-search.ts'

interface ComparisonProps {
  processId: string
  numbers: readonly number[]
  from: number | undefined
  to: number | 'draft' | undefined
  /** The draft may be looked at too. */
  withDraft: boolean
  onChoose: (choice: Partial<VersionsSearch>) => void
}

/** Two versions, and what changed from the one to the other. */
export function Comparison({ processId, numbers, from, to, withDraft, onChoose }: ComparisonProps) {
  const say = useSay()
  const versions = numbers.map((number) => ({
    value: String(number),
    label: say('versions.number', { number }),
  }))
  const first = from ?? numbers[0]
  const second = from === undefined && withDraft ? 'draft' : to
  return (
    <section aria-label={say('versions.compare')}>
      <h2 className={styles.title}>{say('versions.compare')}</h2>
      <div className={styles.choice}>
        <NativeSelect
          label={say('versions.from')}
          data={versions}
          value={String(first)}
          onChange={(event) => onChoose({ from: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={say('versions.to')}
          data={withDraft ? [{ value: 'draft', label: say('versions.draft') }, ...versions] : versions}
          value={String(second)}
          onChange={({ currentTarget: { value } }) =>
            onChoose({ to: value === 'draft' ? value : Number(value), ...(first && { from: first }) })
          }
        />
      </div>
      {first !== undefined && second !== undefined && (
        <Differences processId={processId} from={first} to={second} />
      )}
    </section>
  )
}

function Differences({ processId, from, to }: { processId: string; from: number; to: number | 'draft' }) {
  const id = processId as never
  const changes = useQuery(ask(compareVersions, { params: { id }, query: { from, to } }))
  const older = useProcess(processId, from).data?.document
  const published = useProcess(processId, to === 'draft' ? from : to).data?.document
  const draft = useQuery({ ...askDraft(processId), enabled: to === 'draft' }).data?.document
  const documents = [to === 'draft' ? draft : published, older].filter((one) => one !== undefined)
  return <Answer of={changes}>{({ rows }) => <ChangeList changes={rows} documents={documents} />}</Answer>
}
