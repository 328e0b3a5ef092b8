import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { use } from 'react'
import {
  changeProfile,
  type Session,
  showSession,
  signOut as signOutRoute,
  switchWorkspace,
} from '../../contract/team/session.ts'
import type { Language } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { call } from '../platform/api.ts'
import { keyOf } from '../platform/ask.ts'
import { rememberLanguage } from '../platform/reader/choices.ts'
import { LanguageContext } from '../platform/reader/language.ts'
import { SessionContext } from '../platform/session.ts'
import { useEnter } from './session-queries.ts'

/** Signing out forgets everything that was read, whatever the server answers: the page begins anew at the door. */
export function signOut(): void {
  const leave = () => window.location.assign(paths.signIn())
  call(signOutRoute).then(leave, leave)
}

export function useSwitchWorkspace(): (id: string) => void {
  const enter = useEnter()
  return (id) => void call(switchWorkspace, { body: { id } }).then(enter)
}

/** Takes what the server answered to a change of one's own profile. */
export function useTakeSession(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => queries.setQueryData(keyOf(showSession), session)
}

/** The screen changes at once; the profile follows, so that the next browser knows. */
export function useChooseLanguage(): (language: Language) => void {
  const keep = useKeepInProfile()
  const { setLanguage } = use(LanguageContext)
  return (language) => {
    rememberLanguage(language)
    setLanguage(language)
    keep({ language })
  }
}

export function useChooseTheme(): (theme: 'auto' | 'light' | 'dark') => void {
  const keep = useKeepInProfile()
  const { setColorScheme } = useMantineColorScheme()
  return (theme) => {
    setColorScheme(theme)
    keep({ theme: theme === 'auto' ? 'system' : theme })
  }
}

function useKeepInProfile() {
  const session = use(SessionContext)
  const queries = useQueryClient()
  return (change: Partial<Pick<Session, 'language' | 'theme'>>) => {
    if (!session) return
    queries.setQueryData(keyOf(showSession), { ...session, ...change })
    void call(changeProfile, { body: change })
      .then((kept) => queries.setQueryData(keyOf(showSession), kept))
      .catch(() => undefined)
  }
}
