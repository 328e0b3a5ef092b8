import { type QueryKey, type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import type { Returned, Route } from '../../contract/route.ts'
import { call, type Given } from './api.ts'
import { Refused } from './refused.ts'

/**
 * A button that changes something: `const win = useAct(winDeal, { touches: [['deals']] })`, then
 * `win.mutate({ params, body })`. Pressed again after no answer came, it repeats the same intent with the same
 * Idempotency-Key; once answered, the next press is a new intent. `touches` are the queries read again afterwards.
 */
export function useAct<const R extends Route>(
  route: R,
  options: { touches?: QueryKey[]; onDone?: (result: Returned<R>) => void } = {},
): UseMutationResult<Returned<R>, Error, Given<R>> {
  const queries = useQueryClient()
  const intent = useRef<{ of: string; key: string } | null>(null)
  return useMutation<Returned<R>, Error, Given<R>>({
    mutationFn: async (given) => {
      const of = JSON.stringify([given.params, given.query, given.body])
      if (intent.current?.of !== of) intent.current = { of, key: crypto.randomUUID() }
      try {
        const result = await (call as Caller<R>)(route, { idempotencyKey: intent.current.key, ...given })
        intent.current = null
        return result
      } catch (error) {
        if (error instanceof Refused) intent.current = null
        throw error
      }
    },
    onSuccess: async (result) => {
      options.onDone?.(result)
      await Promise.all((options.touches ?? []).map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}

type Caller<R extends Route> = (route: R, given: Given<R>) => Promise<Returned<R>>
