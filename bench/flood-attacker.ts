import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { Agent, request as httpRequest } from 'node:http'
import { setPriority } from 'node:os'
import type { Form } from '../server/forms/form.ts'
import { newPageToken } from '../server/forms/taking/page-token.ts'
import { proofBits } from '../server/forms/taking/proof-of-work.ts'

/** Sends a form what `flood-form.ts` asks for, once it says `go`, and answers how often it was answered what. */
const { url, form, says, from, count, aSecond } = JSON.parse(process.argv[2] ?? '{}') as {
  url: string
  form: Pick<Form, 'id' | 'secret' | 'slug'>
  says: string
  from: 'one' | 'many'
  count: number
  aSecond: number
}
setPriority(10)
const agent = new Agent({ keepAlive: true, maxSockets: 200 })
const sendings = Array.from({ length: count }, (_, n) => sendingOf(n))
process.send?.('ready')
await once(process, 'message')

const answers = new Map<number, number>()
const began = performance.now()
const waiting: Promise<void>[] = []
for (let n = 0; n < count; n++) {
  await sleep(Math.max(0, began + (n * 1_000) / aSecond - performance.now()))
  // One in five is a page that was sent before.
  const fields = sendings[n % 5 === 4 ? n - 1 : n] as Record<string, string>
  waiting.push(
    post(fields, addressOf(n)).then((status) => void answers.set(status, (answers.get(status) ?? 0) + 1)),
  )
}
await Promise.all(waiting)
process.send?.([...answers])
process.disconnect?.()
agent.destroy()

function addressOf(n: number): string {
  return from === 'one' ? '198.51.100.7' : `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`
}

function sendingOf(n: number): Record<string, string> {
  const token = newPageToken(form, Date.now() - 60_000)
  const email = `${createHash('sha1').update(`${says}${n}`).digest('hex')}@x.example`
  return { name: `Visitor ${n}`, email, need: 'Lamps', token, proof: n % 100 === 0 ? proofFor(token) : '' }
}

function proofFor(token: string): string {
  for (let n = 0; ; n++)
    if (createHash('sha256').update(`${token}:${n}`).digest().readUInt32BE(0) >>> (32 - proofBits) === 0)
      return `${n}`
}

function post(fields: Record<string, string>, address: string): Promise<number> {
  const body = new URLSearchParams(fields).toString()
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': address }
  return new Promise((resolve) => {
    const request = httpRequest(`${url}/f/${form.slug}`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode ?? 0))
    })
    request.on('error', () => resolve(0))
    request.end(body)
  })
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
