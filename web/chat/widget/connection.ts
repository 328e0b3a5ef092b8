import type { Visit } from '../../../contract/chat/talks.ts'

/** What the server refused, by its code. Anything else (no connection, a fault) is tried again. */
export class Refused extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Talks to the chat's own house: no cookie goes along, the token says whose conversation it is. */
export function connect(slug: string) {
  const base = `/api/v1/chat-pages/${slug}`

  async function post(path: string, body: object): Promise<Visit> {
    const answer = await fetch(`${base}/${path}`, {
      method: 'POST',
      credentials: 'omit',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.ok) return (await answer.json()) as Visit
    if (answer.status >= 500) throw new Error(`${answer.status}`)
    const { code } = (await answer.json()) as { code?: string }
    throw new Refused(code ?? 'malformed')
  }

  return {
    begin: (token: string, from: { language: string; page: string; referrer: string }) =>
      post('visits', { token, ...from }),
    say: (token: string, turn: { number: number; said: string; after: number }) =>
      post('turns', { token, ...turn }),
    read: (token: string, after: number) => post('readings', { token, after }),
  }
}

/** Tries until it is answered, more and more slowly; `onFailure` hears of each time it was not. */
export async function untilAnswered<T>(work: () => Promise<T>, onFailure: () => void): Promise<T> {
  for (let pauseMs = 1_000; ; pauseMs = Math.min(pauseMs * 2, 15_000)) {
    try {
      return await work()
    } catch (fault) {
      if (fault instanceof Refused) throw fault
      onFailure()
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
}
