import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'

export interface Mail {
  to: string
  subject: string
  text: string
}

/** Sends mail. Never called inside a transaction: what was sent cannot be rolled back. */
export interface Mailer {
  /** False when this installation has no mail server. */
  readonly sends: boolean
  send(mail: Mail): Promise<void>
  end(): void
}

/**
 * Mail by the server of SMTP_URL. Without one nothing is sent; the log says so, and shows the text, with its links,
 * only where the installation is reached over this machine's own address, which is where it is being tried out.
 */
export function makeMailer({ smtpUrl, mailFrom, publicUrl }: Config, log: Log): Mailer {
  if (!smtpUrl) {
    const tryingOut = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(publicUrl).hostname)
    return {
      sends: false,
      async send({ to, subject, text }) {
        log.warn({ to, subject, ...(tryingOut && { text }) }, 'mail not sent: no SMTP_URL')
      },
      end() {},
    }
  }
  const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 }
  const transport = createTransport({ url: smtpUrl, ...patience }, { from: mailFrom })
  return {
    sends: true,
    async send({ to, subject, text }) {
      // An object, not a text: a comma in it then makes no second recipient.
      await transport.sendMail({ to: { name: '', address: to }, subject, text })
      log.info({ to, subject }, 'mail sent')
    },
    end: () => transport.close(),
  }
}
