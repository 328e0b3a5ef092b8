import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'

/** What stands behind the `?`, unchecked: `?stage=a&stage=b` is `{ stage: ['a', 'b'] }`. */
export type RawSearch = Readonly<Record<string, string | string[] | undefined>>

/**
 * A page's filters and open panels live in its URL. `read` is the page's plain function from what stands there to
 * what it understands; unknown or broken values fall away in it. Setting merges; `undefined` or `''` removes a part.
 * `replace` keeps typing in a filter out of the browser's history.
 */
export function useSearchParams<Search extends object>(
  read: (raw: RawSearch) => Search,
): [Search, (change: Partial<Search>, how?: { replace?: boolean }) => void] {
  const raw = useSearch({ strict: false }) as RawSearch
  const navigate = useNavigate()
  const search = useMemo(() => read(raw), [read, raw])
  const change = useCallback(
    (part: Partial<Search>, how: { replace?: boolean } = {}) => {
      const merge = (before: RawSearch) => ({ ...before, ...part })
      void navigate({ to: '.', search: merge as never, replace: how.replace ?? false, resetScroll: false })
    },
    [navigate],
  )
  return [search, change]
}

export function textOf(value: RawSearch[string]): string | undefined {
  const one = Array.isArray(value) ? value[0] : value
  return one === '' ? undefined : one
}

/** Anything that is no identifier falls away, so that an old link shows a board rather than a refusal. */
export function idOf(value: RawSearch[string]): string | undefined {
  const text = textOf(value)
  return text && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? text : undefined
}

export function oneOf<const Choice extends string>(
  value: RawSearch[string],
  choices: readonly Choice[],
): Choice | undefined {
  return choices.find((choice) => choice === textOf(value))
}

export function manyOf(value: RawSearch[string]): string[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value]
}

export function numberOf(value: RawSearch[string]): number | undefined {
  const text = textOf(value)
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined
}

/** How the router reads and writes what stands behind the `?`: plain text, repeated names for several values. */
export function parseSearch(text: string): RawSearch {
  const search: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const before = search[name]
    search[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return search
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one))
    }
  }
  return params.size === 0 ? '' : `?${params}`
}
