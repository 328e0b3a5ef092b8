import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import { Refused, Unreachable } from './refused.ts'

/** What the server said stays fresh for half a minute; live updates mark it stale sooner. */
export function makeQueries(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (error instanceof Refused && error.code === 'not_signed_in') onSignedOut()
  }
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // `call` has already tried again; a refusal stays a refusal.
        retry: false,
        refetchOnReconnect: true,
        throwOnError: (error) => !(error instanceof Refused || error instanceof Unreachable),
      },
      mutations: { retry: false },
    },
  })
}
