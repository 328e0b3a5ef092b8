import type { Merge } from '../../../contract/hygiene/duplicates.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { EmptyState, ErrorState } from '../../ui/feedback/states.tsx'
import { MayButton } from '../../ui/MayButton.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import { useMerges, useUndoMerge } from './duplicate-queries.ts'

/** What was merged, the latest first; for thirty days each can be undone. */
export function MergeList() {
  const say = useSay()
  const merges = useMerges()
  const columns = useColumns()
  if (merges.error && !merges.rows) return <ErrorState error={merges.error} onRetry={merges.retry} />
  return (
    <DataTable
      label={say('duplicates.show.merged')}
      columns={columns}
      rows={merges.rows}
      rowKey={(merge) => merge.id}
      rowPath={({ entity, kept }) => (entity === 'person' ? paths.person(kept.id) : paths.company(kept.id))}
      more={merges}
      empty={
        <EmptyState title={say('duplicates.merged.none')}>{say('duplicates.merged.none.why')}</EmptyState>
      }
    />
  )
}

function useColumns(): Column<Merge>[] {
  const say = useSay()
  return [
    { key: 'kept', label: say('duplicates.merged.kept'), cell: ({ kept }) => <Name>{kept.name}</Name> },
    { key: 'gone', label: say('duplicates.merged.gone'), cell: ({ gone }) => <Name>{gone.name}</Name> },
    {
      key: 'by',
      label: say('duplicates.merged.by'),
      cell: ({ by }) => <Name>{by?.name}</Name>,
      width: '16vw',
      onPhone: false,
    },
    {
      key: 'at',
      label: say('duplicates.merged.at'),
      cell: ({ at }) => <DateText at={at} relative />,
      width: '140px',
      onPhone: false,
    },
    { key: 'undo', label: '', cell: (merge) => <Undo merge={merge} />, width: '140px' },
  ]
}

function Undo({ merge }: { merge: Merge }) {
  const say = useSay()
  const undo = useUndoMerge()
  if (merge.undoneAt) return <span className="quiet">{say('duplicates.merged.undone')}</span>
  return (
    <MayButton
      size="compact-sm"
      variant="default"
      may={merge.can.undo}
      loading={undo.isPending}
      onClick={() => undo.mutate({ params: { mergeId: merge.id } })}
    >
      {say('common.undo')}
    </MayButton>
  )
}
