import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FormattedMessage } from 'react-intl'
import type { Returned, Route } from '../../../contract/route.ts'
import { call } from '../../platform/api.ts'
import { keyOf } from '../../platform/ask.ts'

interface DropOneProps {
  route: Route
  /** What the list would be asked by without it. */
  query: Readonly<Record<string, unknown>>
  onDrop: () => void
  /** What is dropped, in words. */
  children: ReactNode
}

/** Offers to drop one thing that narrows a list, where the list would then show something. */
export function DropOne({ route, query, onDrop, children }: DropOneProps) {
  const said = Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined))
  const asked = { query: { ...said, limit: 1 } }
  const some = useQuery({
    queryKey: [...keyOf(route, asked), 'some'],
    queryFn: async ({ signal }) => {
      const { rows } = (await callWith(route, { ...asked, signal })) as { rows: unknown[] }
      return rows.length > 0
    },
  }).data
  if (!some) return null
  return (
    <Button variant="light" onClick={onDrop}>
      <span>
        <FormattedMessage id="lists.no_match.without" values={{ part: children }} />
      </span>
    </Button>
  )
}

// What a route takes cannot be said while it is still a parameter.
const callWith = call as unknown as (route: Route, given: object) => Promise<Returned<Route>>
