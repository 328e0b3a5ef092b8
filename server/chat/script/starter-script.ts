import { ChatScript } from '../../../contract/chat/script.ts'

/** What a new chat says until somebody writes his own: need, means, what fits, and how to be reached. */
export const starterScript: ChatScript = ChatScript.parse({
  title: {
    en: 'Ask us',
    pl: 'Zapytaj nas',
    nb: 'Spør oss',
    fa: 'از ما بپرسید',
  },
  notice: {
    en: 'What you write here is read by our sales team only.',
    pl: 'To, co tu napiszesz, czyta tylko nasz dział sprzedaży.',
    nb: 'Det du skriver her, leses bare av salgsteamet vårt.',
    fa: 'نوشته‌های شما را فقط گروه فروش ما می‌خواند.',
  },
  consent: {
    en: 'May we keep your name and how to reach you, to answer you about this?',
    pl: 'Czy możemy zachować Twoje imię i nazwisko oraz dane kontaktowe, aby odpowiedzieć w tej sprawie?',
    nb: 'Kan vi lagre navnet ditt og hvordan vi når deg, for å svare deg om dette?',
    fa: 'آیا اجازه می‌دهید نام و راه تماس شما را نگه داریم تا در این باره پاسخ دهیم؟',
  },
  scenes: [
    {
      key: 'welcome',
      name: 'Welcome',
      steps: [
        {
          kind: 'say',
          text: {
            en: 'Hello! A few questions, and you will see what fits you.',
            pl: 'Dzień dobry! Kilka pytań i pokażemy to, co do Ciebie pasuje.',
            nb: 'Hei! Noen få spørsmål, så viser vi det som passer for deg.',
            fa: 'سلام! با چند پرسش کوتاه، آنچه برای شما مناسب است نشان می‌دهیم.',
          },
        },
        {
          kind: 'ask',
          key: 'reason',
          answer: 'choice',
          fills: 'bant.need',
          text: {
            en: 'What brings you here?',
            pl: 'Co Cię do nas sprowadza?',
            nb: 'Hva fører deg hit?',
            fa: 'چه چیزی شما را به اینجا آورده است؟',
          },
          choices: [
            {
              key: 'problem',
              to: 'means',
              label: {
                en: 'We have a problem to solve',
                pl: 'Mamy problem do rozwiązania',
                nb: 'Vi har et problem å løse',
                fa: 'مشکلی داریم که باید حل شود',
              },
            },
            {
              key: 'plan',
              to: 'means',
              label: {
                en: 'We plan something new',
                pl: 'Planujemy coś nowego',
                nb: 'Vi planlegger noe nytt',
                fa: 'برای کاری تازه برنامه داریم',
              },
            },
            {
              key: 'none',
              to: 'looking',
              label: {
                en: 'I am just looking around',
                pl: 'Tylko się rozglądam',
                nb: 'Jeg ser meg bare rundt',
                fa: 'فقط نگاهی می‌اندازم',
              },
            },
          ],
        },
      ],
    },
    {
      key: 'means',
      name: 'Need and means',
      steps: [
        {
          kind: 'ask',
          key: 'need',
          answer: 'text',
          fills: 'need',
          text: {
            en: 'In your own words: what should be different?',
            pl: 'Własnymi słowami: co ma się zmienić?',
            nb: 'Med dine egne ord: hva skal bli annerledes?',
            fa: 'به زبان خودتان: چه چیزی باید تغییر کند؟',
          },
        },
        {
          kind: 'ask',
          key: 'budget',
          answer: 'choice',
          fills: 'bant.budget',
          text: {
            en: 'Is there money for it?',
            pl: 'Czy są na to pieniądze?',
            nb: 'Er det satt av penger til det?',
            fa: 'برای آن بودجه‌ای در نظر گرفته شده است؟',
          },
          choices: [
            {
              key: 'set_aside',
              label: {
                en: 'Yes, it is set aside',
                pl: 'Tak, są odłożone',
                nb: 'Ja, det er satt av',
                fa: 'بله، کنار گذاشته شده است',
              },
            },
            {
              key: 'can_be_found',
              label: {
                en: 'It can be found',
                pl: 'Znajdą się',
                nb: 'Det lar seg finne',
                fa: 'می‌شود تأمین کرد',
              },
            },
            {
              key: 'unknown',
              label: {
                en: 'Not yet known',
                pl: 'Jeszcze nie wiadomo',
                nb: 'Vet ikke ennå',
                fa: 'هنوز معلوم نیست',
              },
            },
          ],
        },
        { kind: 'check', cases: [{ when: "answers.chat.budget == 'set_aside'", to: 'ready' }] },
        { kind: 'show', presentation: 'overview' },
        { kind: 'jump', to: 'contact' },
      ],
    },
    {
      key: 'ready',
      name: 'Ready to begin',
      steps: [
        { kind: 'show', presentation: 'first_steps' },
        { kind: 'jump', to: 'contact' },
      ],
    },
    {
      key: 'looking',
      name: 'Just looking',
      steps: [
        { kind: 'show', presentation: 'overview' },
        {
          kind: 'ask',
          key: 'stay_in_touch',
          answer: 'choice',
          text: {
            en: 'Shall we stay in touch?',
            pl: 'Zostajemy w kontakcie?',
            nb: 'Skal vi holde kontakten?',
            fa: 'با هم در تماس بمانیم؟',
          },
          choices: [
            {
              key: 'gladly',
              to: 'contact',
              label: { en: 'Gladly', pl: 'Chętnie', nb: 'Gjerne', fa: 'با کمال میل' },
            },
            {
              key: 'later',
              to: 'goodbye',
              label: { en: 'Not now', pl: 'Nie teraz', nb: 'Ikke nå', fa: 'حالا نه' },
            },
          ],
        },
      ],
    },
    {
      key: 'contact',
      name: 'How to reach you',
      steps: [
        {
          kind: 'ask',
          key: 'name',
          answer: 'text',
          fills: 'name',
          text: {
            en: 'What is your name?',
            pl: 'Jak się nazywasz?',
            nb: 'Hva heter du?',
            fa: 'نام شما چیست؟',
          },
        },
        {
          kind: 'ask',
          key: 'email',
          answer: 'email',
          fills: 'email',
          text: {
            en: 'At which e-mail address can we reach you?',
            pl: 'Na jaki adres e-mail możemy napisać?',
            nb: 'Hvilken e-postadresse når vi deg på?',
            fa: 'با کدام نشانی ایمیل می‌توانیم با شما تماس بگیریم؟',
          },
        },
        {
          kind: 'ask',
          key: 'next',
          answer: 'choice',
          text: {
            en: 'Thank you! How shall we go on?',
            pl: 'Dziękujemy! Co dalej?',
            nb: 'Takk! Hvordan går vi videre?',
            fa: 'سپاس! چگونه ادامه دهیم؟',
          },
          choices: [
            {
              key: 'call',
              to: 'call',
              label: { en: 'Book a call', pl: 'Umów rozmowę', nb: 'Avtal en samtale', fa: 'قرار تماس تلفنی' },
            },
            {
              key: 'person',
              to: 'person',
              label: {
                en: 'Chat with somebody now',
                pl: 'Porozmawiaj z kimś teraz',
                nb: 'Chat med noen nå',
                fa: 'همین حالا با یکی از همکاران گفت‌وگو کنم',
              },
            },
            {
              key: 'mail',
              to: 'goodbye',
              label: { en: 'Write to me', pl: 'Napiszcie do mnie', nb: 'Skriv til meg', fa: 'برایم بنویسید' },
            },
          ],
        },
      ],
    },
    {
      key: 'call',
      name: 'A call',
      steps: [
        {
          kind: 'ask',
          key: 'phone',
          answer: 'phone',
          fills: 'phone',
          text: {
            en: 'On which number?',
            pl: 'Pod jaki numer?',
            nb: 'På hvilket nummer?',
            fa: 'با چه شماره‌ای؟',
          },
        },
        {
          kind: 'book',
          text: {
            en: 'When shall we call you?',
            pl: 'Kiedy mamy zadzwonić?',
            nb: 'Når skal vi ringe deg?',
            fa: 'چه زمانی با شما تماس بگیریم؟',
          },
          minutes: 30,
          days: 5,
        },
        { kind: 'jump', to: 'goodbye' },
      ],
    },
    {
      key: 'person',
      name: 'A colleague',
      steps: [
        {
          kind: 'hand_over',
          text: {
            en: 'A colleague reads along and will answer here in a moment.',
            pl: 'Nasz pracownik już czyta i zaraz tu odpowie.',
            nb: 'En kollega leser med og svarer her om et øyeblikk.',
            fa: 'یکی از همکاران ما گفت‌وگو را می‌بیند و به‌زودی همین‌جا پاسخ می‌دهد.',
          },
          away: {
            en: 'Nobody is at work right now. Write what you need: we answer as soon as we are back.',
            pl: 'Teraz nikogo nie ma w pracy. Napisz, czego potrzebujesz: odpowiemy zaraz po powrocie.',
            nb: 'Ingen er på jobb akkurat nå. Skriv hva du trenger, så svarer vi når vi er tilbake.',
            fa: 'اکنون کسی سر کار نیست. نیاز خود را بنویسید؛ به‌محض بازگشت پاسخ می‌دهیم.',
          },
        },
      ],
    },
    {
      key: 'goodbye',
      name: 'Goodbye',
      steps: [
        {
          kind: 'end',
          text: {
            en: 'Thank you for your time. See you soon!',
            pl: 'Dziękujemy za rozmowę. Do usłyszenia!',
            nb: 'Takk for praten. På gjensyn!',
            fa: 'از وقتی که گذاشتید سپاسگزاریم. به امید دیدار!',
          },
        },
      ],
    },
  ],
  presentations: [
    {
      key: 'overview',
      title: {
        en: 'What we do',
        pl: 'Czym się zajmujemy',
        nb: 'Hva vi gjør',
        fa: 'ما چه می‌کنیم',
      },
      text: {
        en: 'In short:\n\n- **What** we help with\n- **How** others did it\n- **What it costs**, roughly',
        pl: 'W skrócie:\n\n- **W czym** pomagamy\n- **Jak** zrobili to inni\n- **Ile to kosztuje**, mniej więcej',
        nb: 'Kort fortalt:\n\n- **Hva** vi hjelper med\n- **Hvordan** andre gjorde det\n- **Hva det koster**, omtrent',
        fa: 'به‌طور خلاصه:\n\n- **در چه کاری** کمک می‌کنیم\n- **دیگران چگونه** انجام دادند\n- **هزینهٔ** تقریبی آن',
      },
    },
    {
      key: 'first_steps',
      title: {
        en: 'From the first call to delivery',
        pl: 'Od pierwszej rozmowy do dostawy',
        nb: 'Fra første samtale til levering',
        fa: 'از نخستین تماس تا تحویل',
      },
      text: {
        en: 'Three steps:\n\n- **A call** of half an hour\n- **An offer** within a week\n- **Delivery** on the day we agree',
        pl: 'Trzy kroki:\n\n- **Rozmowa**, pół godziny\n- **Oferta** w ciągu tygodnia\n- **Dostawa** w umówionym dniu',
        nb: 'Tre steg:\n\n- **En samtale** på en halvtime\n- **Et tilbud** innen en uke\n- **Levering** på avtalt dag',
        fa: 'سه گام:\n\n- **گفت‌وگویی** نیم‌ساعته\n- **پیشنهاد** ظرف یک هفته\n- **تحویل** در روز توافق‌شده',
      },
    },
  ],
})
