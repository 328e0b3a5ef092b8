import type { Random } from '../../server/sample/random.ts'

/** How people write the same thing again. */
export const written = { name, email, phone, mailbox }

function name(random: Random, original: string): string {
  const persian = /\p{Script=Arabic}/u.test(original)
  const ways = persian
    ? [arabicLetters, halfSpaced, inLatin, typo, swapped, same]
    : [typo, swapped, withComma, ascii, twoLetters, typo, same, titled]
  return random.pick(ways)(original, random)
}

const same = (text: string) => text
const swapped = (text: string) => text.split(' ').toReversed().join(' ')
const withComma = (text: string) => `${text.split(' ').slice(1).join(' ')}, ${text.split(' ')[0]}`
const titled = (text: string, random: Random) => `${random.pick(['Dr', 'mgr', 'Mr.', 'Pan'])} ${text}`
const arabicLetters = (text: string) => text.replaceAll('ی', 'ي').replaceAll('ک', 'ك')
const halfSpaced = (text: string) => text.replace(/(زاده|پور|نیا)$/, '\u200c$1')

/** One slip of a finger inside a word. */
function typo(text: string, random: Random): string {
  const letters = [...text]
  const place = random.whole(1, letters.length - 2)
  if (letters[place] === ' ' || letters[place + 1] === ' ') return typo(text, random)
  const kind = random.whole(0, 3)
  const other = random.pick(/\p{Script=Arabic}/u.test(text) ? [...'ابتدرسمنیل'] : [...'aeioulnrstk'])
  if (kind === 0) letters.splice(place, 1)
  else if (kind === 1) letters.splice(place, 0, other)
  else if (kind === 2) letters[place] = other
  else [letters[place], letters[place + 1]] = [letters[place + 1] as string, letters[place] as string]
  const slipped = letters.join('')
  return slipped === text ? typo(text, random) : slipped
}

function ascii(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .replaceAll(/[łøæ]/gi, (letter) => ({ ł: 'l', Ł: 'L', ø: 'o', Ø: 'O', æ: 'a', Æ: 'A' })[letter] ?? letter)
}

function mailbox(text: string): string {
  const plain = ascii(text).toLowerCase()
  return plain.replaceAll(/[^a-z ]/g, '').replaceAll(' ', '.')
}

const twoLetters = (text: string) =>
  ascii(
    text
      .replaceAll('å', 'aa')
      .replaceAll('Å', 'Aa')
      .replaceAll('ø', 'oe')
      .replaceAll('Ø', 'Oe')
      .replaceAll('æ', 'ae'),
  )

/** As an Iranian writes his name for foreigners; vowels that Persian does not write are guessed. */
function inLatin(text: string): string {
  const names: Record<string, string> = {
    مریم: 'Maryam',
    علی: 'Ali',
    زهرا: 'Zahra',
    محمد: 'Mohammad',
    فاطمه: 'Fatemeh',
    رضا: 'Reza',
    سارا: 'Sara',
    حسین: 'Hossein',
    نرگس: 'Narges',
    امیر: 'Amir',
    لیلا: 'Leila',
    مهدی: 'Mehdi',
    شیرین: 'Shirin',
    حمید: 'Hamid',
    نسرین: 'Nasrin',
    داریوش: 'Dariush',
    پریسا: 'Parisa',
    کاوه: 'Kaveh',
    مینا: 'Mina',
    بهرام: 'Bahram',
    الهام: 'Elham',
    سعید: 'Saeed',
    نازنین: 'Nazanin',
    آرش: 'Arash',
    ژاله: 'Jaleh',
    فرهاد: 'Farhad',
    هما: 'Homa',
    کامران: 'Kamran',
    گلناز: 'Golnaz',
    پیمان: 'Peyman',
  }
  const letters: Record<string, string> = {
    ا: 'a',
    آ: 'a',
    ب: 'b',
    پ: 'p',
    ت: 't',
    ث: 's',
    ج: 'j',
    چ: 'ch',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'z',
    ر: 'r',
    ز: 'z',
    ژ: 'zh',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'z',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'gh',
    ک: 'k',
    گ: 'g',
    ل: 'l',
    م: 'm',
    ن: 'n',
    و: 'o',
    ه: 'h',
    ی: 'i',
  }
  const spelt = (word: string) => {
    const latin = [...word]
      .map((letter) => letters[letter] ?? '')
      .join('e')
      .replaceAll(/e?([aoi])e?/g, '$1')
    return latin.charAt(0).toUpperCase() + latin.slice(1)
  }
  return text
    .split(' ')
    .map((word) => names[word] ?? spelt(word))
    .join(' ')
}

function email(random: Random, original: string): string {
  const [box = '', host = ''] = original.split('@')
  const ways = [
    original,
    original,
    original.toUpperCase(),
    host === 'gmail.com' ? `${box}+crm@${host}` : original,
    `${box}@${host.replace('gmail', 'gmial').replace('firm', 'frim')}`,
  ]
  return random.pick(ways)
}

function phone(random: Random, original: string): string {
  const [, code = '', national = ''] = /^\+(48|47|98|44)(\d+)$/.exec(original) ?? []
  const trunk = code === '98' || code === '44' ? '0' : ''
  const grouped = national.replaceAll(/(\d{3})(?=\d)/g, '$1 ')
  const persian = (text: string) =>
    text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0x6f0 + Number(digit)))
  return random.pick([
    original,
    `00${code}${national}`,
    `(+${code}) ${grouped}`,
    `+${code} ${trunk === '' ? '' : '(0)'}${grouped.replaceAll(' ', '-')}`,
    ...(code === '98' ? [persian(`+${code} ${grouped}`), persian(`0098${national}`)] : []),
  ])
}
