import type { Language } from '../../../contract/text.ts'

/**
 * To whoever filled in a form whose address has to be confirmed. It says nothing of what was typed: a stranger could
 * have anything sent to somebody else with it.
 */
export function optInMail(language: Language, { company, link }: { company: string; link: string }) {
  return texts[language](company.replaceAll(/\s+/g, ' '), link)
}

const texts: Record<Language, (company: string, link: string) => { subject: string; text: string }> = {
  en: (company, link) => ({
    subject: `${company}: please confirm your message`,
    text: `Hello,

somebody, probably you, filled in a form of ${company} with this address. Please confirm it here within two days:

${link}

If it was not you, there is nothing to do: nothing is kept.
`,
  }),
  pl: (company, link) => ({
    subject: `${company}: prosimy o potwierdzenie wiadomości`,
    text: `Dzień dobry!

Ktoś, zapewne Ty, wypełnił formularz firmy ${company}, podając ten adres. Prosimy o potwierdzenie w ciągu dwóch dni:

${link}

Jeśli to nie Ty, nic nie trzeba robić: niczego nie zachowamy.
`,
  }),
  nb: (company, link) => ({
    subject: `${company}: bekreft meldingen din`,
    text: `Hei!

Noen, trolig du, har fylt ut et skjema hos ${company} med denne adressen. Bekreft det her innen to dager:

${link}

Hvis det ikke var deg, trenger du ikke gjøre noe: ingenting blir tatt vare på.
`,
  }),
  fa: (company, link) => ({
    subject: `${company}: لطفاً پیام خود را تأیید کنید`,
    text: `سلام،

کسی، احتمالاً خود شما، فرم ${company} را با این نشانی پر کرده است. لطفاً تا دو روز آن را این‌جا تأیید کنید:

${link}

اگر شما نبودید لازم نیست کاری بکنید: چیزی نگه داشته نمی‌شود.
`,
  }),
}
