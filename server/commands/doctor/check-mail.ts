import { createTransport } from 'nodemailer'
import type { Config } from '../../platform/config.ts'
import type { Finding } from './finding.ts'

const about = 'mail'

/** Connects and signs in, and sends nothing. */
export async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Finding[]> {
  if (!smtpUrl)
    return [
      {
        state: 'remark',
        about,
        said: 'No SMTP_URL: invitations and password links cannot be mailed; they stand in the log.',
      },
    ]
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 5_000,
  })
  try {
    await transport.verify()
    return [{ state: 'well', about, said: `the server of SMTP_URL takes mail from ${mailFrom}` }]
  } catch (fault) {
    return [
      { state: 'ill', about, said: `the server of SMTP_URL does not take mail: ${(fault as Error).message}` },
    ]
  } finally {
    transport.close()
  }
}
