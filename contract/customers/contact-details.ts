import { z } from 'zod'
import { Line } from '../text.ts'

/** One address, as it is typed; only its case and the spaces around it are ours to change. */
export const Email = z.string().trim().toLowerCase().pipe(z.email().max(254))

/** As written on the card: digits, spaces, brackets, an extension. */
export const Phone = Line(60).refine((value) => /\p{Nd}/u.test(value), { error: 'no_digits' })

/** `acme.com` or a whole http address. Nothing else becomes a link, so no script does. */
export const WebAddress = Line(300).refine(isWebAddress, { error: 'no_web_address' })

function isWebAddress(value: string): boolean {
  const address =
    /^[a-z][a-z0-9+.-]*:/i.test(value) && !/^[^/]+:\d+(\/|$)/.test(value) ? value : `https://${value}`
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.') && username === ''
}
