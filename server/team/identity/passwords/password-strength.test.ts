import { expect, test } from 'vitest'
import { weakness } from './password-strength.ts'

const kari = { name: 'Kari Berg', email: 'kari.berg@fjordlys.example' }

test.each([
  ['kort123', 'too_short'],
  ['password', 'common'],
  ['P@ssw0rd1!', 'common'],
  ['password2026', 'common'],
  ['haslo1234', 'common'],
  ['velkommen1', 'common'],
  ['12345678', 'common'],
  ['qwertyuiop', 'common'],
  ['poiuytrewq', 'common'],
  ['aaaaaaaaaa', 'common'],
  ['abcabcabc1', 'common'],
  ['stagecraft', 'common'],
  ['KariBerg1', 'like_your_name'],
  ['kari.berg1', 'like_your_name'],
  ['x'.repeat(255) + 'ż', 'too_long'],
])('%s is refused: %s', (password, because) => {
  expect(weakness(password, kari)).toBe(because)
})

test.each([
  'seven ravens over Gdynia',
  'twelve geese walk to Bodø',
  'هفت کلاغ بر فراز تبریز',
  'Tr9-vQ2x',
  'min hund heter Bamse og er snill',
  'ł'.repeat(3) + 'x9K-2 pół litra wody',
])('%s is good enough', (password) => {
  expect(weakness(password, kari)).toBe(null)
})
