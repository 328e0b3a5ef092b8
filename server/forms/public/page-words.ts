import type { FormFact } from '../../../contract/forms.ts'
import { type Language, languages } from '../../../contract/text.ts'

/** What stands on every form's page, unless its maker wrote words of his own. */
export interface PageWords {
  title: string
  button: string
  thanks: string
  checkMail: string
  confirm: string
  confirmWhy: string
  confirmed: string
  linkOver: string
  optional: string
  choose: string
  yes: string
  no: string
  leaveEmpty: string
  missing: string
  wrong: string
  faults: string
  unknown: string
  tooFast: string
  tooOld: string
  tooMany: string
  busy: string
  notHere: string
  onward: string
  preview: string
  facts: Record<FormFact, string>
}

/** The language asked for in the address, else the first the browser wants that we have, else the company's. */
export function languageFor(asked: unknown, accepted: string | undefined, otherwise: Language): Language {
  const wanted = [
    asked,
    ...(accepted ?? '').split(',').map((one) => one.split(';')[0]?.trim().split('-')[0]?.toLowerCase()),
  ].map((one) => (one === 'no' || one === 'nn' ? 'nb' : one))
  return (
    languages.find((language) => language === wanted.find((one) => languages.includes(one as Language))) ??
    otherwise
  )
}

export const pageWords: Record<Language, PageWords> = {
  en: {
    title: 'Write to us',
    button: 'Send',
    thanks: 'Thank you. We have your message and will be in touch.',
    checkMail: 'Nearly done. We have sent you an email: please follow the link in it.',
    confirm: 'Confirm',
    confirmWhy: 'One press, and we have your message.',
    confirmed: 'Thank you, it is confirmed. We will be in touch.',
    linkOver: 'This link works no more. Please fill in the form again.',
    optional: 'optional',
    choose: 'Please choose',
    yes: 'Yes',
    no: 'No',
    leaveEmpty: 'Leave this empty',
    missing: 'This is needed.',
    wrong: 'Please check what stands here.',
    faults: 'Something is missing or not quite right:',
    unknown: 'The form sent something we did not ask for.',
    tooFast: 'That was quick. Please press the button once more.',
    tooOld: 'This page was open for long. Please press the button once more.',
    tooMany: 'Too much came at once. Please wait a little and send it again.',
    busy: 'We are busy just now. Please send it again in a moment.',
    notHere: 'There is no form here.',
    onward: 'Continue',
    preview: 'A preview: nothing can be sent from here.',
    facts: {
      name: 'Name',
      companyName: 'Company',
      jobTitle: 'Position',
      email: 'Email',
      phone: 'Phone',
      website: 'Website',
      city: 'Town',
      need: 'How can we help?',
    },
  },
  pl: {
    title: 'Napisz do nas',
    button: 'Wyślij',
    thanks: 'Dziękujemy. Mamy Twoją wiadomość i odezwiemy się.',
    checkMail: 'Jeszcze jeden krok. Wysłaliśmy e-mail: kliknij link, który w nim jest.',
    confirm: 'Potwierdź',
    confirmWhy: 'Jedno kliknięcie i wiadomość jest u nas.',
    confirmed: 'Dziękujemy, potwierdzone. Odezwiemy się.',
    linkOver: 'Ten link już nie działa. Wypełnij, proszę, formularz jeszcze raz.',
    optional: 'nieobowiązkowe',
    choose: 'Wybierz',
    yes: 'Tak',
    no: 'Nie',
    leaveEmpty: 'Zostaw to pole puste',
    missing: 'To pole jest wymagane.',
    wrong: 'Sprawdź, proszę, co tu wpisano.',
    faults: 'Czegoś brakuje albo coś się nie zgadza:',
    unknown: 'Formularz wysłał coś, o co nie pytaliśmy.',
    tooFast: 'To było szybko. Naciśnij, proszę, przycisk jeszcze raz.',
    tooOld: 'Strona była długo otwarta. Naciśnij, proszę, przycisk jeszcze raz.',
    tooMany: 'Za dużo naraz. Odczekaj chwilę i wyślij jeszcze raz.',
    busy: 'Chwilowo mamy duży ruch. Wyślij, proszę, za moment jeszcze raz.',
    notHere: 'Tu nie ma formularza.',
    onward: 'Dalej',
    preview: 'Podgląd: stąd nie można nic wysłać.',
    facts: {
      name: 'Imię i nazwisko',
      companyName: 'Firma',
      jobTitle: 'Stanowisko',
      email: 'E-mail',
      phone: 'Telefon',
      website: 'Strona internetowa',
      city: 'Miejscowość',
      need: 'W czym możemy pomóc?',
    },
  },
  nb: {
    title: 'Skriv til oss',
    button: 'Send',
    thanks: 'Takk. Vi har fått meldingen din og tar kontakt.',
    checkMail: 'Nesten ferdig. Vi har sendt deg en e-post: følg lenken i den.',
    confirm: 'Bekreft',
    confirmWhy: 'Ett trykk, så har vi meldingen din.',
    confirmed: 'Takk, det er bekreftet. Vi tar kontakt.',
    linkOver: 'Denne lenken virker ikke lenger. Fyll ut skjemaet en gang til.',
    optional: 'valgfritt',
    choose: 'Velg',
    yes: 'Ja',
    no: 'Nei',
    leaveEmpty: 'La dette stå tomt',
    missing: 'Dette må fylles ut.',
    wrong: 'Se over det som står her.',
    faults: 'Noe mangler eller stemmer ikke:',
    unknown: 'Skjemaet sendte noe vi ikke spurte om.',
    tooFast: 'Det gikk fort. Trykk på knappen en gang til.',
    tooOld: 'Siden har stått åpen lenge. Trykk på knappen en gang til.',
    tooMany: 'Det kom for mye på en gang. Vent litt og send på nytt.',
    busy: 'Det er travelt akkurat nå. Send på nytt om et øyeblikk.',
    notHere: 'Det er ikke noe skjema her.',
    onward: 'Fortsett',
    preview: 'Forhåndsvisning: herfra kan ingenting sendes.',
    facts: {
      name: 'Navn',
      companyName: 'Firma',
      jobTitle: 'Stilling',
      email: 'E-post',
      phone: 'Telefon',
      website: 'Nettsted',
      city: 'Sted',
      need: 'Hva kan vi hjelpe med?',
    },
  },
  fa: {
    title: 'برای ما بنویسید',
    button: 'ارسال',
    thanks: 'سپاسگزاریم. پیام شما رسید و با شما تماس می‌گیریم.',
    checkMail: 'یک گام دیگر مانده است. ایمیلی برایتان فرستادیم: روی پیوند درون آن بزنید.',
    confirm: 'تأیید',
    confirmWhy: 'با یک کلیک پیام شما به دست ما می‌رسد.',
    confirmed: 'سپاسگزاریم، تأیید شد. با شما تماس می‌گیریم.',
    linkOver: 'این پیوند دیگر کار نمی‌کند. لطفاً فرم را دوباره پر کنید.',
    optional: 'اختیاری',
    choose: 'انتخاب کنید',
    yes: 'بله',
    no: 'خیر',
    leaveEmpty: 'این را خالی بگذارید',
    missing: 'پر کردن این بخش لازم است.',
    wrong: 'لطفاً آن‌چه را این‌جا نوشته‌اید بررسی کنید.',
    faults: 'چیزی کم است یا درست نیست:',
    unknown: 'فرم چیزی فرستاد که نپرسیده بودیم.',
    tooFast: 'خیلی سریع بود. لطفاً یک بار دیگر دکمه را بزنید.',
    tooOld: 'این صفحه مدت زیادی باز بوده است. لطفاً یک بار دیگر دکمه را بزنید.',
    tooMany: 'درخواست‌ها بیش از اندازه بود. کمی صبر کنید و دوباره بفرستید.',
    busy: 'اکنون سرمان شلوغ است. لطفاً چند لحظهٔ دیگر دوباره بفرستید.',
    notHere: 'این‌جا فرمی نیست.',
    onward: 'ادامه',
    preview: 'پیش‌نمایش: از این‌جا چیزی فرستاده نمی‌شود.',
    facts: {
      name: 'نام',
      companyName: 'شرکت',
      jobTitle: 'سمت',
      email: 'ایمیل',
      phone: 'تلفن',
      website: 'وب‌سایت',
      city: 'شهر',
      need: 'چه کمکی از ما ساخته است؟',
    },
  },
}
