/** As much of autocannon as the benches call; it ships no types. */
declare module 'autocannon' {
  export default function autocannon(options: {
    url: string
    connections: number
    duration: number
    requests: { path: string; headers: Record<string, string> }[]
  }): Promise<{
    '2xx': number
    non2xx: number
    errors: number
    duration: number
    requests: { total: number }
  }>
}
