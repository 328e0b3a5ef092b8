import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Form } from '../form.ts'

/** A page may stay open over a night, and be sent the next day. */
export const longestMs = 36 * 3_600_000

type Signing = Pick<Form, 'id' | 'secret'>

/** What a page hands out and gets back: when it was made and a number used once, signed. Nothing is stored for it. */
export function newPageToken({ id, secret }: Signing, now: number): string {
  const said = `${now.toString(36)}.${randomBytes(12).toString('base64url')}`
  return `${said}.${sign(secret, `${id}.${said}`)}`
}

/** @returns null for one that this form never handed out, or too long ago */
export function readPageToken(
  { id, secret }: Signing,
  token: string,
  now: number,
): { nonce: string; ageMs: number } | null {
  const [time = '', nonce = '', signature = ''] = token.split('.')
  if (!isEqual(signature, sign(secret, `${id}.${time}.${nonce}`))) return null
  const ageMs = now - Number.parseInt(time, 36)
  return ageMs >= 0 && ageMs <= longestMs ? { nonce, ageMs } : null
}

/** Lets its builder look at a form that is not open. */
export const previewMark = (secret: string) => sign(secret, 'preview')

export const isPreviewMark = (secret: string, mark: string) => isEqual(mark, previewMark(secret))

const sign = (secret: string, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, 22)

function isEqual(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)]
  return a.length === b.length && timingSafeEqual(a, b)
}
