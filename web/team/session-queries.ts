import { useQuery, useQueryClient } from '@tanstack/react-query'
import { listSessions, type Session, showSession } from '../../contract/session.ts'
import { ask, keyOf } from '../platform/ask.ts'

/** Takes the session the server has just opened: everything shown from now on is his who opened it. */
export function useEnter(): (session: Session) => void {
  const queries = useQueryClient()
  return (session) => {
    queries.removeQueries({ predicate: (query) => query.queryKey[1] !== showSession.path })
    queries.setQueryData(keyOf(showSession), session)
  }
}

export const useSessions = () => useQuery(ask(listSessions))
