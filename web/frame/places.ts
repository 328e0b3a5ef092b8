import type { Rights } from '../../contract/team/rights.ts'
import type { Session } from '../../contract/team/session.ts'
import { paths } from '../paths.ts'
import { holds } from '../platform/session.ts'
import type { IconName } from '../ui/icons.tsx'

/** Where the user can go from anywhere. `key` follows `g`; `within` are the addresses that belong to the place. */
export interface Place {
  id:
    | 'today'
    | 'queues'
    | 'deals'
    | 'leads'
    | 'customers'
    | 'products'
    | 'numbers'
    | 'process'
    | 'import'
    | 'team'
    | 'settings'
  path: string
  within: RegExp
  icon: IconName
  key: string
  needs?: keyof Rights
  /** Where more than a right decides whether the place is of any use to him. */
  open?: (session: Session) => boolean
}

/** By the user's day: the work, then looking at it, then the house. */
export const places: readonly (readonly Place[])[] = [
  [
    { id: 'today', path: paths.today(), within: /^\/$/, icon: 'today', key: 't' },
    {
      id: 'queues',
      path: paths.queues(),
      within: /^\/(queues|tasks)/,
      icon: 'queue',
      key: 'q',
      open: ({ member, rights }) =>
        member.processRoles.length > 0 || rights['team.manage'] || rights['deals.see'] === 'all',
    },
    { id: 'deals', path: paths.dealBoard(), within: /^\/deals/, icon: 'board', key: 'd', needs: 'deals.see' },
    {
      id: 'leads',
      path: paths.leadBoard(),
      within: /^\/(leads|conversations|chats)/,
      icon: 'leads',
      key: 'l',
      needs: 'leads.see',
    },
    {
      id: 'customers',
      path: paths.companies(),
      within: /^\/(companies|people|segments|duplicates|repair)/,
      icon: 'customers',
      key: 'c',
      needs: 'customers.see',
    },
    { id: 'products', path: paths.products(), within: /^\/products/, icon: 'products', key: 'p' },
  ],
  [
    {
      id: 'numbers',
      path: paths.numbers(),
      within: /^\/numbers/,
      icon: 'numbers',
      key: 'n',
      needs: 'deals.see',
    },
    { id: 'process', path: paths.processes(), within: /^\/processes/, icon: 'process', key: 'r' },
  ],
  [
    { id: 'import', path: paths.imports(), within: /^\/imports/, icon: 'import', key: 'i', needs: 'import' },
    { id: 'team', path: paths.team(), within: /^\/team/, icon: 'team', key: 'm' },
    {
      id: 'settings',
      path: paths.settings(),
      within: /^\/(settings|bulk-edits)/,
      icon: 'settings',
      key: 's',
    },
  ],
]

/** What is wanted at the foot of a phone, most wanted first: who sells nothing has his queues there. */
const thumbOrder: readonly Place['id'][] = [
  'today',
  'deals',
  'leads',
  'customers',
  'numbers',
  'queues',
  'process',
  'products',
]

/** The four that stand at the foot of a phone, in the order of the day, among those of use to whoever is signed in. */
export function thumbPlaces(open: readonly Place[]): Place[] {
  const wanted = thumbOrder.filter((id) => open.some((place) => place.id === id)).slice(0, 4)
  return open.filter(({ id }) => wanted.includes(id))
}

export function placeOf(pathname: string): Place | undefined {
  return places.flat().find((place) => place.within.test(pathname))
}

/** The places that are of use to whoever is signed in. */
export function openPlaces(among: readonly Place[], session: Session): Place[] {
  const { rights } = session
  return among.filter(({ needs, open }) => (!needs || holds(rights, needs)) && (open?.(session) ?? true))
}
