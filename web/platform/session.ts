import { createContext, use } from 'react'
import type { Rights } from '../../contract/team/rights.ts'
import type { Session } from '../../contract/team/session.ts'

export const SessionContext = createContext<Session | null>(null)

/** Who is signed in. Inside the frame somebody always is. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (!session) throw new Error('This is shown only to somebody who is signed in')
  return session
}

/**
 * Whether the role holds the right in any reach: for showing a place or an act at all. What may be done with one
 * record is in its own `can`.
 */
export const useMay = (right: keyof Rights): boolean => holds(useSession().rights, right)

/** Whether these rights hold one of those named, in any reach. */
export function holds(rights: Rights, ...among: readonly (keyof Rights)[]): boolean {
  return among.some((right) => rights[right] !== false && rights[right] !== 'none')
}
