import type { ChatAwaited } from '../../../contract/chat/talks.ts'
import type { Language } from '../../../contract/text.ts'

interface Words {
  send: string
  skip: string
  close: string
  write: string
  you: string
  sending: string
  offline: string
  ended: string
  again: string
  gone: string
  day: string
  open: string
  waiting: string
  invalid: Record<ChatAwaited['as'], string>
}

/** What the conversation itself does not say. Kept here: the app's words are far bigger than all of this. */
export const words: Record<Language, Words> = {
  en: {
    send: 'Send',
    skip: 'Skip',
    close: 'Close',
    write: 'Your answer',
    you: 'You',
    sending: 'Sending …',
    offline: 'No connection. It is sent as soon as there is one.',
    ended: 'The conversation is over.',
    again: 'Start a new one',
    gone: 'Nobody is here right now. Please come back later.',
    day: 'Day',
    open: 'Open',
    waiting: 'A little too fast. Try again in a minute.',
    invalid: {
      text: 'Please write something.',
      free: 'Please write something.',
      number: 'Please write a number.',
      email: 'This is not a complete e-mail address.',
      phone: 'This is not a complete telephone number.',
      yes_no: 'Please choose one.',
      choice: 'Please choose one.',
      slot: 'This time has just been taken. Please choose another.',
    },
  },
  pl: {
    send: 'Wyślij',
    skip: 'Pomiń',
    close: 'Zamknij',
    write: 'Twoja odpowiedź',
    you: 'Ty',
    sending: 'Wysyłanie …',
    offline: 'Brak połączenia. Wyślemy, gdy tylko wróci.',
    ended: 'Rozmowa dobiegła końca.',
    again: 'Zacznij nową',
    gone: 'Teraz nikogo tu nie ma. Zajrzyj później.',
    day: 'Dzień',
    open: 'Otwórz',
    waiting: 'Trochę za szybko. Spróbuj za minutę.',
    invalid: {
      text: 'Napisz coś.',
      free: 'Napisz coś.',
      number: 'Podaj liczbę.',
      email: 'To nie jest pełny adres e-mail.',
      phone: 'To nie jest pełny numer telefonu.',
      yes_no: 'Wybierz jedną odpowiedź.',
      choice: 'Wybierz jedną odpowiedź.',
      slot: 'Ten termin właśnie ktoś zajął. Wybierz inny.',
    },
  },
  nb: {
    send: 'Send',
    skip: 'Hopp over',
    close: 'Lukk',
    write: 'Svaret ditt',
    you: 'Du',
    sending: 'Sender …',
    offline: 'Ingen forbindelse. Det sendes så snart den er tilbake.',
    ended: 'Samtalen er avsluttet.',
    again: 'Start en ny',
    gone: 'Ingen er her akkurat nå. Kom gjerne tilbake senere.',
    day: 'Dag',
    open: 'Åpne',
    waiting: 'Litt for fort. Prøv igjen om et minutt.',
    invalid: {
      text: 'Skriv noe.',
      free: 'Skriv noe.',
      number: 'Skriv et tall.',
      email: 'Dette er ikke en fullstendig e-postadresse.',
      phone: 'Dette er ikke et fullstendig telefonnummer.',
      yes_no: 'Velg ett av svarene.',
      choice: 'Velg ett av svarene.',
      slot: 'Denne tiden ble nettopp tatt. Velg en annen.',
    },
  },
  fa: {
    send: 'ارسال',
    skip: 'رد شدن',
    close: 'بستن',
    write: 'پاسخ شما',
    you: 'شما',
    sending: 'در حال ارسال …',
    offline: 'ارتباط برقرار نیست؛ به‌محض اتصال فرستاده می‌شود.',
    ended: 'گفت‌وگو به پایان رسید.',
    again: 'گفت‌وگوی تازه',
    gone: 'اکنون کسی اینجا نیست. لطفاً بعداً سر بزنید.',
    day: 'روز',
    open: 'باز کردن',
    waiting: 'کمی تند بود؛ یک دقیقهٔ دیگر دوباره تلاش کنید.',
    invalid: {
      text: 'لطفاً چیزی بنویسید.',
      free: 'لطفاً چیزی بنویسید.',
      number: 'لطفاً یک عدد بنویسید.',
      email: 'این نشانی ایمیل کامل نیست.',
      phone: 'این شمارهٔ تلفن کامل نیست.',
      yes_no: 'لطفاً یکی را برگزینید.',
      choice: 'لطفاً یکی را برگزینید.',
      slot: 'این زمان همین حالا گرفته شد. لطفاً زمان دیگری برگزینید.',
    },
  },
}
