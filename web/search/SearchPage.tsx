import { type Found, type FoundKind, foundKinds } from '../../contract/search.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { oneOf, type RawSearch, textOf, useSearchParams } from '../platform/search-params.ts'
import { Answer, EmptyState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { TabLinks } from '../ui/TabLinks.tsx'
import { TextFilter } from '../ui/tables/TextFilter.tsx'
import { FoundList } from './found/FoundList.tsx'
import { FoundOfKind } from './found/FoundOfKind.tsx'
import { useFound } from './found/search-queries.ts'
import styles from './SearchPage.module.css'

function readSearch(raw: RawSearch) {
  return { q: textOf(raw.q)?.slice(0, 100) ?? '', kind: oneOf(raw.kind, foundKinds) }
}

/** Everything that was found: the best of each kind, or all of one. */
export function SearchPage() {
  const say = useSay()
  const [{ q, kind }, setSearch] = useSearchParams(readSearch)
  const tabs = [undefined, ...foundKinds].map((one) => ({
    to: withSearch(paths.search(), { q, kind: one }),
    label: say(one ? `search.kind.${one}` : 'search.best'),
    current: one === kind,
  }))
  return (
    <Page
      title={say('search.title')}
      actions={
        <div className={styles.field}>
          <TextFilter
            value={q}
            label={say('search.hint')}
            onChange={(text) => setSearch({ q: text }, { replace: true })}
          />
        </div>
      }
      tools={<TabLinks label={say('search.kinds')} tabs={tabs} />}
    >
      {[...q].length < 2 ? (
        <EmptyState title={say('search.two_letters')}>{say('search.two_letters.why')}</EmptyState>
      ) : kind ? (
        <FoundOfKind key={kind} kind={kind} q={q} />
      ) : (
        <Best q={q} />
      )}
    </Page>
  )
}

function Best({ q }: { q: string }) {
  const say = useSay()
  return (
    <Answer of={useFound(q)}>
      {({ groups }) => (
        <>
          {groups.length === 0 && (
            <EmptyState title={say('search.nothing', { text: q })}>{say('search.nothing.why')}</EmptyState>
          )}
          {groups.map((group) => (
            <Group key={group.kind} {...group} q={q} />
          ))}
        </>
      )}
    </Answer>
  )
}

function Group({
  kind,
  rows,
  more,
  q,
}: {
  kind: FoundKind
  rows: readonly Found[]
  more: boolean
  q: string
}) {
  const say = useSay()
  const label = say(`search.kind.${kind}`)
  return (
    <section className={styles.group} aria-label={label}>
      <h2 className={styles.label}>{label}</h2>
      <FoundList rows={rows} q={q} />
      {more && (
        <Link to={withSearch(paths.search(), { q, kind })} className={styles.all}>
          {say('search.all_of', { kind: label })}
        </Link>
      )}
    </section>
  )
}
