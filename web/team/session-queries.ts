import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listSessions, type Session, showSession } from '../../contract/team/session.ts'
import { ask, keyOf } from '../platform/ask.ts'

/** What was asked at the door holds for anybody, and is still on the screen. */
const atTheDoor = new Set<unknown>(['session', 'invitation-links', 'countries'])

/** Takes the session the server has just opened: everything shown from now on is his who opened it. */
export function useEnter(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => {
    queries.setQueryData(keyOf(showSession), session)
    queries.removeQueries({ predicate: ({ queryKey }) => !atTheDoor.has(queryKey[0]) })
  }
}

export const useSessions = () => useQuery(ask(listSessions))
