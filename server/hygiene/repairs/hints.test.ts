import { expect, test } from 'vitest'
import { correctedEmail, misspeltHosts } from './corrected-email.ts'
import { correctedWebsite, countryOfHost } from './hints.ts'

test('a mail address is put right where it is plain what was meant, and never made up', () => {
  const meant = {
    'anna@gmial.com': 'anna@gmail.com',
    'Anna Nowak <anna@firma.pl>': 'anna@firma.pl',
    'anna@firma,pl': 'anna@firma.pl',
    'anna@@firma.pl.': 'anna@firma.pl',
    'mailto:anna@firma.pl': 'anna@firma.pl',
    'anna (at) firma.pl': 'anna@firma.pl',
    'anna@firma.con': 'anna@firma.com',
  }
  for (const [typed, corrected] of Object.entries(meant)) expect(correctedEmail(typed)).toBe(corrected)
  for (const typed of ['', 'anna', 'anna@firma', '@firma.pl', 'a@b@c.no', 'anna@firma.pl'])
    expect([typed, correctedEmail(typed)]).toEqual([typed, null])
})

test('no host that is proposed is itself held for a slip', () => {
  for (const host of misspeltHosts) {
    const corrected = correctedEmail(`anna@${host}`)
    expect(corrected && correctedEmail(corrected)).toBeNull()
    expect(corrected).not.toBeNull()
  }
})

test('a web site is put right, and its ending names a country unless anybody may have it', () => {
  expect(correctedWebsite('www,acme.no')).toBe('www.acme.no')
  expect(correctedWebsite('http//acme.no/lamps')).toBe('http://acme.no/lamps')
  expect(correctedWebsite('HTTPS: //acme.no')).toBe('https://acme.no')
  expect(correctedWebsite('see mail')).toBeNull()
  expect(correctedWebsite('acme.no')).toBeNull()
  expect(['acme.no', 'acme.co.uk', 'acme.io', 'acme.com'].map(countryOfHost)).toEqual([
    'NO',
    'GB',
    null,
    null,
  ])
})
