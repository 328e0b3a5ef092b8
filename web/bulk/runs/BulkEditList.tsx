import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type BulkEdit, type BulkList, bulkLists, undoBulkEdit } from '../../../contract/bulk.ts'
import type { OwnFieldEntity } from '../../../contract/fields.ts'
import { paths, withSearch } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { idOf, oneOf, type RawSearch, useSearchParams } from '../../platform/search-params.ts'
import { SettingsPage } from '../../team/settings/SettingsPage.tsx'
import { EmptyState, ErrorState } from '../../ui/feedback/states.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { type Column, DataTable } from '../../ui/tables/DataTable.tsx'
import { RowCards } from '../../ui/tables/RowCards.tsx'
import { KindButtons } from '../../ui/timeline/KindButtons.tsx'
import { Name } from '../../ui/values/Name.tsx'
import { DateText } from '../../ui/values/values.tsx'
import type { BulkOf } from '../bulk.ts'
import { touchedByBulk, useBulkEdit, useBulkEdits } from '../bulk-queries.ts'
import { RunDialog } from '../RunDialog.tsx'
import { ChangeText } from './ChangeText.tsx'

/** What each list calls its fields and acts; those above know them. */
export type Lists = Readonly<Record<BulkList, { entity: OwnFieldEntity; bulk: BulkOf<never> }>>

function readBulkEditsSearch(raw: RawSearch) {
  return { list: oneOf(raw.list, bulkLists), open: idOf(raw.open) }
}

/** One's own bulk edits of the last thirty days, the newest first: what came of each, and the way back. */
export function BulkEditList({ lists }: { lists: Lists }) {
  const say = useSay()
  const [{ list, open }, setSearch] = useSearchParams(readBulkEditsSearch)
  const edits = useBulkEdits(list)
  const undo = useAct(undoBulkEdit, {
    touches: touchedByBulk,
    onDone: (begun) => setSearch({ open: begun.id }),
  })
  const columns = useColumns(lists, {
    isPending: undo.isPending,
    undo: (id) => undo.mutate({ params: { id } }),
  })
  const phone = useMediaQuery('(max-width: 640px)', undefined, { getInitialValueInEffect: false })
  const rows = {
    label: say('bulk.edits'),
    columns,
    rows: edits.rows,
    rowKey: ({ id }: BulkEdit) => id,
    rowPath: ({ id }: BulkEdit) => withSearch(paths.bulkEdits(), { list, open: id }),
    more: edits,
    empty: <EmptyState title={say('bulk.edits.none')}>{say('bulk.edits.none.why')}</EmptyState>,
  }
  return (
    <SettingsPage view="bulkEdits">
      <p className="quiet">{say('bulk.edits.sub')}</p>
      <KindButtons
        label={say('bulk.edits.of')}
        kinds={(['all', ...bulkLists] as const).map((value) => ({
          value,
          label: say(value === 'all' ? 'bulk.edits.all' : `search.kind.${value}`),
        }))}
        chosen={list ?? 'all'}
        onChoose={(value) => setSearch({ list: value === 'all' ? undefined : value }, { replace: true })}
      />
      <ActError error={undo.error} />
      {edits.error && !edits.rows ? (
        <ErrorState error={edits.error} onRetry={edits.retry} />
      ) : phone ? (
        <RowCards {...rows} named={false} />
      ) : (
        <DataTable {...rows} />
      )}
      {open && (
        <OpenRun
          key={open}
          id={open as BulkEdit['id']}
          lists={lists}
          onClose={() => setSearch({ open: undefined })}
        />
      )}
    </SettingsPage>
  )
}

/** Which list's words it needs is known once it is there. */
function OpenRun({ id, lists, onClose }: { id: BulkEdit['id']; lists: Lists; onClose: () => void }) {
  const { data, error } = useBulkEdit(id)
  if (error && !data) return <ActError error={error} />
  return data ? <RunDialog id={id} {...lists[data.list]} onClose={onClose} /> : null
}

function useColumns(
  lists: Lists,
  { isPending, undo }: { isPending: boolean; undo: (id: BulkEdit['id']) => void },
): Column<BulkEdit>[] {
  const say = useSay()
  return [
    {
      key: 'what',
      label: say('bulk.edits.what'),
      cell: (edit) => <ChangeText edit={edit} {...lists[edit.list]} />,
    },
    {
      key: 'list',
      label: say('bulk.edits.list'),
      width: '14%',
      cell: ({ list }) => say(`search.kind.${list}`),
    },
    { key: 'came', label: say('bulk.edits.came'), width: '26%', cell: (edit) => cameOf(edit) },
    {
      key: 'by',
      label: say('bulk.edits.by'),
      width: '14%',
      cell: ({ startedBy }) => <Name>{startedBy.name}</Name>,
    },
    {
      key: 'at',
      label: say('bulk.edits.at'),
      width: '12%',
      cell: ({ startedAt }) => <DateText at={startedAt} relative />,
    },
    {
      key: 'undo',
      label: say('bulk.undo'),
      labelHidden: true,
      width: '110px',
      acts: true,
      cell: ({ id, can }) =>
        can.undo === true && (
          <Button size="compact-sm" variant="default" loading={isPending} onClick={() => undo(id)}>
            {say('bulk.undo')}
          </Button>
        ),
    },
  ]

  /** As "57 changed, 2 refused · undone". */
  function cameOf({ state, undoes, undoneBy, changed, refused }: BulkEdit): string {
    if (state === 'running') return say('bulk.running')
    const counts = say(undoes ? 'bulk.newest.undone' : 'bulk.newest.done', { changed, refused })
    const is = undoneBy ? 'undone' : state
    return is === 'done' ? counts : `${counts} · ${say(`bulk.edits.is.${is}`)}`
  }
}
