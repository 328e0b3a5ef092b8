import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

export interface Mailbox {
  /** For SMTP_URL. */
  url: string
  /** Each mail as it came over the wire, decoded, with all its recipients. */
  mails: { to: string[]; text: string }[]
  /** The next mail that comes, or the oldest that nobody has asked for. */
  next(): Promise<{ to: string[]; text: string }>
}

/** A mail server that keeps what it is given, for one test. */
export async function mailboxForTest(): Promise<Mailbox> {
  const mails: Mailbox['mails'] = []
  const arrivals = new EventTarget()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        mails.push({ to, text: decoded(Buffer.concat(parts).toString('latin1')) })
        arrivals.dispatchEvent(new Event('mail'))
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  let taken = 0
  return {
    url: `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`,
    mails,
    async next() {
      while (mails.length <= taken) await once(arrivals, 'mail', { signal: AbortSignal.timeout(10_000) })
      const mail = mails[taken++]
      if (!mail) throw new Error('no mail')
      return mail
    },
  }
}

/** The head as it is, the body out of quoted-printable or base64. */
function decoded(message: string): string {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  if (/^content-transfer-encoding: base64/im.test(head))
    return `${head}\n\n${Buffer.from(body, 'base64').toString()}`
  if (!/^content-transfer-encoding: quoted-printable/im.test(head)) return message
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return `${head}\n\n${Buffer.from(bytes, 'latin1').toString('utf8')}`
}
