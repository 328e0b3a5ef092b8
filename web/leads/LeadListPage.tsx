import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { type LeadInList, listLeads } from '../../contract/leads/leads.ts'
import { TextFilter } from '../deals/list/TextFilter.tsx'
import { ExportMenu } from '../exports/ExportMenu.tsx'
import { paths } from '../paths.ts'
import { usePages } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSearchParams } from '../platform/search-params.ts'
import { useMay, useSession } from '../platform/session.ts'
import { EmptyState, ErrorState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { DataTable } from '../ui/tables/DataTable.tsx'
import { PressRow } from '../ui/tables/PressRow.tsx'
import { LeadSentence } from './LeadSentence.tsx'
import { LeadsEmpty } from './LeadsEmpty.tsx'
import { LeadViews } from './LeadViews.tsx'
import { LeadBulkBar } from './list/LeadBulkBar.tsx'
import { useLeadColumns } from './list/lead-columns.tsx'
import { type LeadSearch, queryOf, readLeadSearch } from './list/lead-search.ts'
import { QuickAdd } from './QuickAdd.tsx'

type Quick = Pick<LeadSearch, 'status' | 'late'>

/** One press each: what is asked for most. */
const quick: readonly { id: string; shows: Quick }[] = [
  { id: 'all', shows: { status: undefined, late: undefined } },
  { id: 'late', shows: { status: undefined, late: 'true' } },
  ...(['new', 'contacted', 'qualified', 'disqualified'] as const).map((status) => ({
    id: status,
    shows: { status, late: undefined },
  })),
]

/** Every lead one may see, as a table: filtered and sorted in the address, several at once where that helps. */
export function LeadListPage() {
  const say = useSay()
  const { member } = useSession()
  const mayEdit = useMay('leads.edit')
  const [search, setSearch] = useSearchParams(readLeadSearch)
  const query = useMemo(() => queryOf(search, member.id), [search, member.id])
  const leads = usePages(listLeads, { query })
  const columns = useLeadColumns()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const rows: LeadInList[] | undefined = leads.rows
  const { sort, direction, ...filters } = search
  const filtered = Object.values(filters).some((value) => value !== undefined)

  return (
    <Page
      title={say('leads.title')}
      sub={<LeadSentence filter={search} onChange={setSearch} />}
      actions={<LeadViews here="list" filter={search} />}
      tools={
        <>
          <PressRow
            label={say('deals.quick')}
            presses={quick.map(({ id, shows }) => ({
              key: id,
              label: say(id === 'all' || id === 'late' ? `leads.quick.${id}` : `leads.status.${id}`),
              pressed: search.status === shows.status && search.late === shows.late,
              onPress: () => setSearch(shows),
            }))}
          />
          <TextFilter
            value={search.text ?? ''}
            label={say('leads.find')}
            onChange={(text) => setSearch({ text: text || undefined }, { replace: true })}
          />
          <ExportMenu list="leads" query={query} shown={columns.map(({ key }) => key)} />
        </>
      }
      width="full"
    >
      {mayEdit && <QuickAdd />}
      {leads.error && !rows ? (
        <ErrorState error={leads.error} onRetry={leads.retry} />
      ) : (
        <>
          <DataTable
            label={say('leads.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            rowPath={({ id }) => paths.lead(id)}
            sort={{ by: sort, direction }}
            onSort={(by) => setSearch({ sort: by.by as never, direction: by.direction }, { replace: true })}
            more={leads}
            empty={filtered ? <NoneMatch /> : <LeadsEmpty />}
            {...(mayEdit && {
              choose: {
                chosen,
                onChoose: setChosen,
                rowLabel: ({ name }: LeadInList) => say('leads.bulk.choose', { name }),
                allLabel: say('leads.bulk.choose_all'),
              },
            })}
          />
          <LeadBulkBar
            leads={rows?.filter(({ id }) => chosen.has(id)) ?? []}
            onClear={() => setChosen(new Set())}
          />
        </>
      )}
    </Page>
  )
}

function NoneMatch() {
  const say = useSay()
  return (
    <EmptyState
      title={say('leads.none_match')}
      act={
        <Button component={Link} to={paths.leadList()} variant="default">
          {say('common.clear_filters')}
        </Button>
      }
    />
  )
}
