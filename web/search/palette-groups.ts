import type { Found } from '../../contract/search.ts'
import { paths, withSearch } from '../paths.ts'
import { type Say, useSay } from '../platform/i18n.tsx'
import { type Logged, useActs } from './acts/acts.ts'
import { actsLike } from './acts/acts-like.ts'
import { folded } from './found/folded.ts'
import { matchedLine } from './found/matched-line.ts'
import { pathOfFound, useFound, useNamed } from './found/search-queries.ts'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'
import { useRecent } from './recent.ts'

interface Typed {
  /** As it stands in the field, and as it was last asked for. */
  typed: string
  asked: string
  pathname: string
  /** What is being logged, while it is asked whom it was with. */
  log: Logged | null
  onKeys: () => void
  onLog: (kind: Logged) => void
}

/** What the palette offers now: without a word what one may want next, with one what is called so. */
export function usePaletteGroups({ typed, asked, pathname, log, onKeys, onLog }: Typed) {
  const say = useSay()
  const acts = useActs({ onKeys, onLog })
  const found = useFound(asked)
  const recent = useNamed(useRecent(pathname))
  const leads = (row: Found) => (log ? withSearch(pathOfFound(row), { log }) : pathOfFound(row))
  const records = (found.data?.groups ?? [])
    .filter(({ kind }) => !log || loggable.has(kind))
    .map(({ kind, rows, more }) => ({
      key: kind,
      label: say(`search.kind.${kind}`),
      items: [
        ...rows.map((row) => itemOf(row, leads(row), say)),
        ...(more && !log ? [allOf(kind, asked, say)] : []),
      ],
    }))
  const lately: PaletteGroup = {
    key: 'recent',
    label: say('search.recent'),
    items: (recent.data?.rows ?? []).map((row) => ({
      ...itemOf(row, leads(row), say),
      key: `recent-${row.id}`,
    })),
  }
  return { groups: inOrder(), found }

  function inOrder(): PaletteGroup[] {
    const text = typed.trim()
    const [page, ...others] = acts as [PaletteGroup, ...PaletteGroup[]]
    if (text === '') return filled(log ? [lately] : [page, lately, ...others])
    const near = actsLike(
      [{ ...lately, items: lately.items.map(({ subtitle: _beside, ...item }) => item) }],
      text,
    )
    if (log) return filled(records.length > 0 ? records : near)
    const like = actsLike(acts, text)
    const meant = like.some(({ items }) =>
      items.some(({ title }) => folded(title).text.startsWith(folded(text).text)),
    )
    const everything =
      records.length > 0 ? [{ key: 'all', label: say('search.all'), items: [allFound(asked, say)] }] : []
    return filled(
      meant && text.length > 2 ? [...like, ...records, ...everything] : [...records, ...like, ...everything],
    )
  }
}

const loggable = new Set<string>(['deals', 'leads', 'companies', 'people'])

const filled = (groups: PaletteGroup[]) => groups.filter(({ items }) => items.length > 0)

const itemOf = (row: Found, to: string, say: Say): PaletteItem => ({
  key: row.id,
  title: row.title,
  subtitle: row.subtitle,
  matched: matchedLine(row, say),
  to,
})

const allOf = (kind: Found['kind'], q: string, say: Say): PaletteItem => ({
  key: `all-${kind}`,
  title: say('search.all_of', { kind: say(`search.kind.${kind}`) }),
  plain: true,
  to: withSearch(paths.search(), { q, kind }),
})

const allFound = (q: string, say: Say): PaletteItem => ({
  key: 'all',
  title: say('search.all_found', { text: q }),
  plain: true,
  to: withSearch(paths.search(), { q }),
})
