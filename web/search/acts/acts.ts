import { useMantineColorScheme } from '@mantine/core'
import type { Rights } from '../../../contract/team/rights.ts'
import { languages } from '../../../contract/text.ts'
import { type Say, useSay } from '../../platform/i18n.tsx'
import { pageActs } from '../../platform/keyboard/page-acts.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { holds, useSession } from '../../platform/session.ts'
import { signOut, useChooseLanguage, useChooseTheme } from '../../team/session-acts.ts'
import { languageNames } from '../../team/settings/LookChoices.tsx'
import type { PaletteGroup, PaletteItem } from '../palette-item.ts'
import { creating, type Leading, places } from './places.ts'

const logged = ['call', 'meeting', 'email', 'note'] as const
export type Logged = (typeof logged)[number]

interface Frame {
  /** Shows all keys. */
  onKeys: () => void
  /** Asks next whom it was with. */
  onLog: (kind: Logged) => void
}

/** What can be done on this page, what can be done anywhere, and where one can go, as far as one's rights allow. */
export function useActs({ onKeys, onLog }: Frame): PaletteGroup[] {
  const say = useSay()
  const { rights } = useSession()
  const look = useLook(say)
  const lead = leadingWith(say, rights)
  const log = logged.map((kind) => ({
    key: `log-${kind}`,
    title: say(`search.log.${kind}`),
    run: () => onLog(kind),
    stays: true,
  }))
  const page = pageActs()
  // Where it can be written down on the page itself nobody is asked whom it was with.
  const mayLog = rights['customers.see'] !== 'none' && !page.some(({ key }) => key.startsWith('log-'))
  return [
    {
      key: 'page',
      label: say('search.page'),
      items: page.map((act) => ({ ...act, key: `page-${act.key}` })),
    },
    { key: 'do', label: say('search.commands'), items: [...lead(creating), ...(mayLog ? log : [])] },
    { key: 'go', label: say('search.places'), items: lead(places) },
    {
      key: 'look',
      label: say('search.screen'),
      items: [
        { key: 'keys', title: say('frame.keys'), keys: '?', run: onKeys },
        ...look,
        { key: 'sign-out', title: say('frame.sign_out'), run: signOut },
      ],
    },
  ]
}

function leadingWith(say: Say, rights: Rights) {
  const open = ({ needs = [], reach }: Leading) => {
    const among = [needs].flat()
    if (reach) return among.some((right) => rights[right] === reach)
    return among.length === 0 || holds(rights, ...among)
  }
  return (leading: readonly Leading[]): PaletteItem[] =>
    leading.filter(open).map(({ words, to, under, keys }) => ({
      key: to.replaceAll(/[^\w-]/g, '_'),
      to,
      title: say(words),
      subtitle: under ? say(under) : null,
      ...(keys && { keys }),
    }))
}

/** Looks and languages but for those one has. */
function useLook(say: Say): PaletteItem[] {
  const { colorScheme } = useMantineColorScheme()
  const { language } = useReader()
  const chooseTheme = useChooseTheme()
  const chooseLanguage = useChooseLanguage()
  return [
    ...(['light', 'dark', 'auto'] as const)
      .filter((theme) => theme !== colorScheme)
      .map((theme) => ({
        key: `theme-${theme}`,
        title: `${say('frame.theme')}: ${say(`frame.theme.${theme}`)}`,
        run: () => chooseTheme(theme),
      })),
    ...languages
      .filter((one) => one !== language)
      .map((one) => ({
        key: `language-${one}`,
        title: `${say('frame.language')}: ${languageNames[one]}`,
        run: () => chooseLanguage(one),
      })),
  ]
}
