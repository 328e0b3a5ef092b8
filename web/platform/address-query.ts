/** What a list is asked by, but its page, as its own address says it: `status=open&sort=amount`. */
export function addressQuery(query: Readonly<Record<string, unknown>>): string {
  const { limit: _limit, cursor: _cursor, ...asked } = query
  const said = Object.entries(asked).filter(([, value]) => value !== undefined)
  return new URLSearchParams(said.map(([key, value]) => [key, String(value)])).toString()
}
