import { Code } from '../../ui/values/values.tsx'

export function PhoneLink({ phone }: { phone: string }) {
  return (
    <a href={telephone(phone)}>
      <Code>{phone}</Code>
    </a>
  )
}

export function MailLink({ email }: { email: string }) {
  return (
    <a href={`mailto:${encodeURIComponent(email).replace('%40', '@')}`}>
      <Code>{email}</Code>
    </a>
  )
}

export function telephone(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`
}

/** Where a web address leads; null for what an import brought that is none. */
export function webAddress(text: string): string | null {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`
  if (/^[a-z][a-z\d+.-]*:(?!\/\/|\d)/i.test(text) || !URL.canParse(address)) return null
  return address
}
