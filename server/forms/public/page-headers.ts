import type { FastifyReply } from 'fastify'
import type { Form } from '../form.ts'

/**
 * What a public page may do: show itself, run our one script, send its form here. Only the websites its maker named may
 * show it inside of theirs. A form's answer may lead on to the address of its thanks.
 */
export function putPageHeaders(reply: FastifyReply, publicUrl: string, form: Form | null): void {
  const around = ["'self'", ...(form?.origins ?? [])].join(' ')
  const onward = form?.redirectTo ? ` ${new URL(form.redirectTo).origin}` : ''
  reply.headers({
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `form-action 'self'${onward}`,
      "base-uri 'none'",
      `frame-ancestors ${around}`,
    ].join('; '),
    'referrer-policy': 'same-origin',
    'cache-control': 'no-store',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
  })
}
