import { localStorageColorSchemeManager, MantineProvider, useMantineColorScheme } from '@mantine/core'
import { onlineManager, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { type Session, showSession } from '../../contract/team/session.ts'
import type { Language } from '../../contract/text.ts'
import { ask, keyOf } from '../platform/ask.ts'
import { Speaking, warmWords } from '../platform/i18n.tsx'
import { listen } from '../platform/live.ts'
import { nonce } from '../platform/nonce.ts'
import { OnlineContext } from '../platform/online.ts'
import { makeQueries } from '../platform/queries.ts'
import { rememberedLanguage, rememberLanguage, themeKey } from '../platform/reader/choices.ts'
import { LanguageContext } from '../platform/reader/language.ts'
import type { Reader } from '../platform/reader/reader.ts'
import { Refused } from '../platform/refused.ts'
import { SessionContext } from '../platform/session.ts'
import { makeRouter } from '../routes.tsx'
import { cssVariables, theme } from '../ui/theme/theme.ts'

const queries = makeQueries(() => queries.setQueryData(keyOf(showSession), null))
const router = makeRouter()
const colours = localStorageColorSchemeManager({ key: themeKey })

// All three at once: who it is, in which words, and the page he came for.
void queries.prefetchQuery(ask(showSession))
warmWords(rememberedLanguage())
void router.preloadRoute({ to: window.location.pathname }).catch(() => undefined)

/** Everything around the pages: look, words, who is signed in, what happens elsewhere. */
export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={colours}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queries}>
        <Somebody>
          <RouterProvider router={router} />
        </Somebody>
      </QueryClientProvider>
    </MantineProvider>
  )
}

/** Reads who is signed in, and speaks his language; before that, the one this browser remembers. */
function Somebody({ children }: { children: ReactNode }) {
  const { data, error } = useQuery<Session | null>(ask(showSession) as never)
  const [language, setLanguage] = useState<Language>(rememberedLanguage)
  const session = data ?? null
  const known = data !== undefined || error !== null
  const reader = useReaderOf(session, language)
  const choice = useMemo(() => ({ setLanguage }), [])

  useEffect(() => {
    if (session) rememberLanguage(session.language)
  }, [session])

  useOwnTheme(session)
  if (!known) return null
  return (
    <LanguageContext value={choice}>
      <SessionContext value={session}>
        <Speaking reader={reader}>
          <Listening to={session?.workspace.id ?? null} reachable={!error || error instanceof Refused}>
            {children}
          </Listening>
        </Speaking>
      </SessionContext>
    </LanguageContext>
  )
}

/** The look he chose once follows him into every browser. */
function useOwnTheme(session: Session | null): void {
  const { setColorScheme } = useMantineColorScheme()
  const theme = session?.theme
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])
}

function useReaderOf(session: Session | null, language: Language): Reader {
  return useMemo(
    () =>
      session
        ? { language: session.language, timeZone: session.timeZone, calendar: session.dateCalendar }
        : {
            language,
            timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
            calendar: language === 'fa' ? 'persian' : 'gregory',
          },
    [session, language],
  )
}

/** `to` is the workspace whose events are heard; null: nobody is signed in. */
function Listening(props: { to: string | null; reachable: boolean; children: ReactNode }) {
  const { to, reachable, children } = props
  const [connected, setConnected] = useState(true)
  const network = useSyncExternalStore(
    (tell) => onlineManager.subscribe(tell),
    () => onlineManager.isOnline(),
  )
  useEffect(() => (to ? listen(queries, setConnected) : undefined), [to])
  return <OnlineContext value={network && reachable && (connected || !to)}>{children}</OnlineContext>
}
