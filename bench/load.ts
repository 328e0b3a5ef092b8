import { Agent, request as httpRequest } from 'node:http'
import autocannon from 'autocannon'

/** What a load is made of. */
export interface Request {
  method?: 'GET' | 'POST'
  path: string
  body?: string
}

const connections = 8

/**
 * Requests per second over eight connections that send the same requests in turn, over and over. Any answer that is
 * not a success makes the figure worthless, so it throws.
 * @param seconds how long; one second before it is not counted
 */
export async function throughput(
  base: string,
  paths: readonly string[],
  { headers = {}, seconds = 3 }: { headers?: Record<string, string>; seconds?: number } = {},
): Promise<number> {
  const run = (duration: number) =>
    autocannon({ url: base, connections, duration, requests: paths.map((path) => ({ path, headers })) })
  await run(1)
  const result = await run(seconds)
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} of ${result.requests.total} answers of ${paths[0]} were no success`)
  return result['2xx'] / result.duration
}

/** Each request once, eight at a time: for writes, which cannot be repeated. @returns requests per second */
export async function eachOnce(
  base: string,
  requests: readonly Request[],
  headers: Record<string, string>,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const began = performance.now()
  await eightAtATime(requests, (request) => send(base, request, headers, agent))
  agent.destroy()
  return requests.length / ((performance.now() - began) / 1000)
}

/** Does `work` for each, as eight clients would that wait for their answers. */
export async function eightAtATime<T>(
  things: readonly T[],
  work: (thing: T, client: number) => Promise<void>,
): Promise<void> {
  const waiting = things.toReversed()
  await Promise.all(
    Array.from({ length: connections }, async (_, client) => {
      for (let thing = waiting.pop(); thing !== undefined; thing = waiting.pop()) await work(thing, client)
    }),
  )
}

function send(
  base: string,
  { method = 'GET', path, body }: Request,
  headers: Record<string, string>,
  agent: Agent,
) {
  return new Promise<void>((resolve, reject) => {
    const sent = httpRequest(
      base + path,
      { method, agent, headers: { ...headers, ...(body && { 'content-type': 'application/json' }) } },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => {
          if ((response.statusCode ?? 500) < 300) resolve()
          else reject(new Error(`${path}: ${response.statusCode} ${text.slice(0, 300)}`))
        })
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
