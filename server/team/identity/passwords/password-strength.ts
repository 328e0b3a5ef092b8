import { Refusal } from '../../../platform/refusal.ts'
import { commonPasswords } from './common-passwords.ts'

const fewestCharacters = 8
const mostBytes = 256

/**
 * Refuses what is guessed first; a long sentence of plain words is welcome, and nobody has to add a digit.
 * @throws Refusal `weak_password` with `details.because`
 */
export function refuseWeakPassword(password: string, of: { name: string; email: string }): void {
  const because = weakness(password, of)
  if (because)
    throw new Refusal('weak_password', { because }, [
      { path: 'body.password', code: because, message: because },
    ])
}

export type Weakness = 'too_short' | 'too_long' | 'common' | 'like_your_name'

export function weakness(password: string, of: { name: string; email: string }): Weakness | null {
  if ([...password].length < fewestCharacters) return 'too_short'
  if (Buffer.byteLength(password) > mostBytes) return 'too_long'
  const plain = password.normalize('NFKC').toLowerCase()
  if (isCommon(plain)) return 'common'
  return isLike(plain, of) ? 'like_your_name' : null
}

/** In the list as it stands, with its usual disguises taken off, or a pattern of the keyboard. */
function isCommon(plain: string): boolean {
  const undisguised = plain.replaceAll(/[@4301!$5]/g, (sign) => letterFor[sign] ?? sign)
  const bare = (text: string) => text.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  const forms = [plain, undisguised, bare(plain), bare(undisguised), plain.replaceAll(/[^\p{L}\p{N}]/gu, '')]
  return forms.some((form) => commonPasswords.has(form)) || isPattern(plain)
}

const letterFor: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  $: 's',
  '5': 's',
}

/** One thing repeated, or a run along the alphabet, the digits or the keyboard. */
function isPattern(plain: string): boolean {
  if (/^(.{1,4})\1+.{0,3}$/u.test(plain)) return true
  return runs.some((run) => run.includes(plain))
}

const rows = [
  '0123456789'.repeat(3),
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  '1q2w3e4r5t6y7u8i9o0p',
  'qwertzuiopasdfghjklyxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')])

/** One's own name or address and a few characters more. */
function isLike(plain: string, { name, email }: { name: string; email: string }): boolean {
  const words = [...name.toLowerCase().split(/\s+/), ...email.toLowerCase().split('@'), name, email]
  const known = words.map((word) => word.toLowerCase().replaceAll(' ', '')).filter((word) => word.length > 3)
  return known.some((word) => plain.includes(word) && plain.length - word.length < 5)
}
