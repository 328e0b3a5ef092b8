import type { Language } from '../../../contract/text.ts'

type Words = Record<string, Record<Language, string>>

/** What is kept as a key and read as a word, as the screens say it. */
export const choiceWords = {
  orderRhythm: {
    weekly: { en: 'Every week', pl: 'Co tydzień', nb: 'Hver uke', fa: 'هر هفته' },
    monthly: { en: 'Every month', pl: 'Co miesiąc', nb: 'Hver måned', fa: 'هر ماه' },
    quarterly: { en: 'Every quarter', pl: 'Co kwartał', nb: 'Hvert kvartal', fa: 'هر سه ماه' },
    yearly: { en: 'Every year', pl: 'Co rok', nb: 'Hvert år', fa: 'هر سال' },
    seasonal: { en: 'By season', pl: 'Sezonowo', nb: 'Etter sesong', fa: 'فصلی' },
    by_project: { en: 'By project', pl: 'Przy projektach', nb: 'Per prosjekt', fa: 'پروژه‌ای' },
    once: { en: 'Once', pl: 'Jednorazowo', nb: 'Én gang', fa: 'یک بار' },
  },
  paymentTerms: {
    in_advance: { en: 'In advance', pl: 'Z góry', nb: 'På forskudd', fa: 'پیش‌پرداخت' },
    on_delivery: { en: 'On delivery', pl: 'Przy odbiorze', nb: 'Ved levering', fa: 'هنگام تحویل' },
    net_14: { en: 'Within 14 days', pl: 'W ciągu 14 dni', nb: 'Innen 14 dager', fa: 'تا ۱۴ روز' },
    net_30: { en: 'Within 30 days', pl: 'W ciągu 30 dni', nb: 'Innen 30 dager', fa: 'تا ۳۰ روز' },
    net_60: { en: 'Within 60 days', pl: 'W ciągu 60 dni', nb: 'Innen 60 dager', fa: 'تا ۶۰ روز' },
    instalments: { en: 'In instalments', pl: 'W ratach', nb: 'I avdrag', fa: 'قسطی' },
    financed: {
      en: 'Leased or financed',
      pl: 'Leasing lub kredyt',
      nb: 'Leasing eller finansiering',
      fa: 'لیزینگ یا وام',
    },
  },
  contactChannel: {
    phone: { en: 'Phone', pl: 'Telefon', nb: 'Telefon', fa: 'تلفن' },
    email: { en: 'E-mail', pl: 'E-mail', nb: 'E-post', fa: 'ایمیل' },
    video: { en: 'Video call', pl: 'Wideorozmowa', nb: 'Videomøte', fa: 'تماس تصویری' },
    in_person: { en: 'In person', pl: 'Osobiście', nb: 'Personlig', fa: 'حضوری' },
    messenger: { en: 'Messenger', pl: 'Komunikator', nb: 'Meldingstjeneste', fa: 'پیام‌رسان' },
    letter: { en: 'Letter', pl: 'List', nb: 'Brev', fa: 'نامه' },
  },
  contactLabel: {
    work: { en: 'work', pl: 'służbowy', nb: 'jobb', fa: 'کاری' },
    mobile: { en: 'mobile', pl: 'komórka', nb: 'mobil', fa: 'همراه' },
    private: { en: 'private', pl: 'prywatny', nb: 'privat', fa: 'شخصی' },
    switchboard: { en: 'switchboard', pl: 'centrala', nb: 'sentralbord', fa: 'تلفن‌خانه' },
    orders: { en: 'orders', pl: 'zamówienia', nb: 'bestillinger', fa: 'سفارش‌ها' },
    invoice: { en: 'invoices', pl: 'faktury', nb: 'faktura', fa: 'صورت‌حساب' },
    delivery: { en: 'delivery', pl: 'dostawy', nb: 'levering', fa: 'تحویل' },
    visit: { en: 'visits', pl: 'siedziba', nb: 'besøk', fa: 'مراجعه' },
    registered: { en: 'registered', pl: 'rejestrowy', nb: 'registrert', fa: 'ثبتی' },
    other: { en: 'other', pl: 'inny', nb: 'annet', fa: 'دیگر' },
  },
  persona: {
    decides: { en: 'decides', pl: 'decyduje', nb: 'bestemmer', fa: 'تصمیم‌گیرنده' },
    pays: { en: 'pays', pl: 'płaci', nb: 'betaler', fa: 'پرداخت‌کننده' },
    uses: { en: 'uses', pl: 'używa', nb: 'bruker', fa: 'کاربر' },
    influences: { en: 'influences', pl: 'doradza', nb: 'påvirker', fa: 'اثرگذار' },
  },
  dealStatus: {
    open: { en: 'Open', pl: 'Otwarta', nb: 'Åpen', fa: 'باز' },
    resting: { en: 'Resting', pl: 'Odłożona', nb: 'Hviler', fa: 'در استراحت' },
    won: { en: 'Won', pl: 'Wygrana', nb: 'Vunnet', fa: 'برد' },
    lost: { en: 'Lost', pl: 'Przegrana', nb: 'Tapt', fa: 'باخت' },
  },
  leadStatus: {
    new: { en: 'New', pl: 'Nowe', nb: 'Nye', fa: 'تازه' },
    contacted: { en: 'Contacted', pl: 'W kontakcie', nb: 'Kontaktet', fa: 'تماس گرفته‌شده' },
    qualified: { en: 'Qualified', pl: 'Zakwalifikowane', nb: 'Kvalifisert', fa: 'واجد شرایط' },
    disqualified: { en: 'Disqualified', pl: 'Zdyskwalifikowane', nb: 'Diskvalifisert', fa: 'ردشده' },
  },
  source: {
    referral: { en: 'Referral', pl: 'Polecenie', nb: 'Anbefaling', fa: 'معرفی' },
    networking: { en: 'Networking', pl: 'Kontakty osobiste', nb: 'Nettverk', fa: 'شبکهٔ آشنایان' },
    website: { en: 'Website', pl: 'Strona internetowa', nb: 'Nettside', fa: 'وب‌گاه' },
    paid_campaign: { en: 'Paid campaign', pl: 'Płatna kampania', nb: 'Betalt kampanje', fa: 'تبلیغات پولی' },
    mailing: { en: 'Mailing', pl: 'Mailing', nb: 'E-postutsendelse', fa: 'ایمیل گروهی' },
    cold_call: { en: 'Cold call', pl: 'Zimny telefon', nb: 'Kald telefon', fa: 'تماس سرد' },
    social: { en: 'Social media', pl: 'Media społecznościowe', nb: 'Sosiale medier', fa: 'شبکه‌های اجتماعی' },
    event: { en: 'Event', pl: 'Wydarzenie', nb: 'Arrangement', fa: 'رویداد' },
    partner: { en: 'Partner', pl: 'Partner', nb: 'Partner', fa: 'شریک تجاری' },
    existing_customer: {
      en: 'Existing customer',
      pl: 'Obecny klient',
      nb: 'Eksisterende kunde',
      fa: 'مشتری کنونی',
    },
    tender: { en: 'Public tender', pl: 'Przetarg', nb: 'Anbudskonkurranse', fa: 'مناقصه' },
    other: { en: 'Other', pl: 'Inne', nb: 'Annet', fa: 'دیگر' },
  },
  cameBy: {
    hand: { en: 'By hand', pl: 'Ręcznie', nb: 'For hånd', fa: 'دستی' },
    import: { en: 'By import', pl: 'Z importu', nb: 'Ved import', fa: 'با درون‌برد' },
    api: { en: 'By the API', pl: 'Przez API', nb: 'Via API', fa: 'از راه API' },
    form: { en: 'By a web form', pl: 'Z formularza', nb: 'Fra et nettskjema', fa: 'از فرم وب' },
    chat: { en: 'By chat', pl: 'Z czatu', nb: 'Fra chat', fa: 'از گفت‌وگوی برخط' },
  },
  channel: {
    inbound: { en: 'They came to us', pl: 'Sami się zgłosili', nb: 'De kom til oss', fa: 'خودشان آمدند' },
    outbound: {
      en: 'We turned to them',
      pl: 'My się zgłosiliśmy',
      nb: 'Vi tok kontakt',
      fa: 'ما سراغشان رفتیم',
    },
  },
} as const satisfies Record<string, Words>

/** The word of a key in a reader's language; the key itself where there is none. */
export const wordIn = (kind: keyof typeof choiceWords, language: Language) => {
  const words: Words = choiceWords[kind]
  return (key: string): string => words[key]?.[language] ?? key
}
