import type { Language } from '../../contract/text.ts'

interface Text {
  subject: string
  text: string
}

/** To whoever forgot his password. */
export function passwordResetMail(language: Language, { name, link }: { name: string; link: string }): Text {
  return passwordReset[language](name, link)
}

/** To a new colleague. */
export function invitationMail(language: Language, invitation: Invited): Text {
  return invitationTexts[language](invitation)
}

export interface Invited {
  name: string
  company: string
  invitedBy: string
  link: string
}

const passwordReset: Record<Language, (name: string, link: string) => Text> = {
  en: (name, link) => ({
    subject: 'A new password for Stagecraft',
    text: `Hello ${name},

somebody, probably you, asked for a new password. Choose it here within an hour:

${link}

If it was not you, there is nothing to do: your password stays as it is.
`,
  }),
  pl: (name, link) => ({
    subject: 'Nowe hasło do Stagecraft',
    text: `Dzień dobry, ${name}!

Ktoś, zapewne Ty, poprosił o nowe hasło. Można je ustawić w ciągu godziny tutaj:

${link}

Jeśli to nie Ty, nic nie trzeba robić: hasło pozostaje bez zmian.
`,
  }),
  nb: (name, link) => ({
    subject: 'Nytt passord til Stagecraft',
    text: `Hei, ${name}!

Noen, trolig du, har bedt om et nytt passord. Velg det her innen en time:

${link}

Hvis det ikke var deg, trenger du ikke gjøre noe: passordet ditt er uendret.
`,
  }),
  fa: (name, link) => ({
    subject: 'گذرواژهٔ تازه برای Stagecraft',
    text: `سلام ${name}،

کسی، احتمالاً خود شما، گذرواژهٔ تازه‌ای خواسته است. تا یک ساعت می‌توانید آن را از این‌جا انتخاب کنید:

${link}

اگر شما نبودید لازم نیست کاری بکنید: گذرواژهٔ شما تغییری نکرده است.
`,
  }),
}

const invitationTexts: Record<Language, (invitation: Invited) => Text> = {
  en: ({ name, company, invitedBy, link }) => ({
    subject: `${company}: your place in Stagecraft`,
    text: `Hello ${name},

${invitedBy} invites you to work in Stagecraft with ${company}. Begin here:

${link}

The link works for an hour. Later it still opens a page that sends you a new one, for two weeks.
`,
  }),
  pl: ({ name, company, invitedBy, link }) => ({
    subject: `${company}: zaproszenie do Stagecraft`,
    text: `Dzień dobry, ${name}!

${invitedBy} zaprasza do pracy w Stagecraft w firmie ${company}. Zacznij tutaj:

${link}

Link działa przez godzinę. Później, przez dwa tygodnie, otwiera stronę, która wyśle nowy.
`,
  }),
  nb: ({ name, company, invitedBy, link }) => ({
    subject: `${company}: invitasjon til Stagecraft`,
    text: `Hei, ${name}!

${invitedBy} inviterer deg til å arbeide i Stagecraft hos ${company}. Begynn her:

${link}

Lenken virker i en time. Etter det åpner den i to uker en side som sender deg en ny.
`,
  }),
  fa: ({ name, company, invitedBy, link }) => ({
    subject: `${company}: دعوت به Stagecraft`,
    text: `سلام ${name}،

${invitedBy} شما را به کار با Stagecraft در ${company} دعوت کرده است. از این‌جا آغاز کنید:

${link}

این پیوند یک ساعت کار می‌کند. پس از آن تا دو هفته صفحه‌ای را باز می‌کند که پیوند تازه‌ای برایتان می‌فرستد.
`,
  }),
}
