import type { Rights } from '../../contract/team/rights.ts'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import type { PaletteGroup } from './SearchPalette.tsx'

interface Command {
  key: string
  to: string
  needs?: keyof Rights
  keys?: string
}

const creating: readonly Command[] = [
  {
    key: 'create_deal',
    to: withSearch(paths.dealBoard(), { create: 'deal' }),
    needs: 'deals.edit',
    keys: 'c',
  },
  {
    key: 'create_company',
    to: withSearch(paths.companies(), { create: 'company' }),
    needs: 'customers.edit',
  },
  { key: 'create_person', to: withSearch(paths.people(), { create: 'person' }), needs: 'customers.edit' },
  { key: 'create_product', to: withSearch(paths.products(), { create: 'product' }), needs: 'products.edit' },
  { key: 'import', to: paths.imports(), needs: 'import' },
]

const going: readonly Command[] = [
  { key: 'go_today', to: paths.today(), keys: 'g t' },
  { key: 'go_board', to: paths.dealBoard(), needs: 'deals.see', keys: 'g d' },
  { key: 'go_deals', to: paths.dealList(), needs: 'deals.see' },
  { key: 'go_leads', to: paths.leadBoard(), needs: 'leads.see', keys: 'g l' },
  { key: 'go_companies', to: paths.companies(), needs: 'customers.see', keys: 'g c' },
  { key: 'go_people', to: paths.people(), needs: 'customers.see' },
  { key: 'go_products', to: paths.products(), keys: 'g p' },
  { key: 'go_numbers', to: paths.numbers(), needs: 'deals.see', keys: 'g n' },
  { key: 'go_processes', to: paths.processes(), keys: 'g r' },
  { key: 'go_team', to: paths.team(), keys: 'g m' },
  { key: 'go_profile', to: paths.profile() },
  { key: 'go_api_keys', to: paths.apiKeys() },
]

/** What can be done and where one can go, as far as one's rights allow. */
export function useCommands(): PaletteGroup[] {
  const say = useSay()
  const { rights } = useSession()
  const open = ({ needs }: Command) => !needs || (rights[needs] !== 'none' && rights[needs] !== false)
  const group = (label: string, commands: readonly Command[]): PaletteGroup => ({
    label,
    items: commands.filter(open).map(({ key, to, keys }) => ({
      key,
      to,
      title: say(`search.command.${key}`),
      ...(keys && { keys }),
    })),
  })
  return [group(say('search.commands'), creating), group(say('search.places'), going)]
}

/** Commands that hold every word that was typed; groups without any fall away. */
export function commandsLike(groups: readonly PaletteGroup[], typed: string): PaletteGroup[] {
  const words = folded(typed).split(' ').filter(Boolean)
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ title }) => words.every((word) => folded(title).includes(word))),
    }))
    .filter(({ items }) => items.length > 0)
}

/** Small letters without accents, and without the half-space that many leave out. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\p{M}\u200c]/gu, '')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .trim()
}
