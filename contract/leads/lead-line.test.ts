import { expect, test } from 'vitest'
import { readLeadLine } from './lead-line.ts'

test.each([
  [
    'Anna Nowak, anna@firma.pl, +48 601 234 567, wants 20 lamps',
    { name: 'Anna Nowak', email: 'anna@firma.pl', phone: '+48 601 234 567', need: 'wants 20 lamps' },
  ],
  [
    'Anna Nowak, Anna@Firma.pl, +48 601 234 567 wants 20 lamps',
    { name: 'Anna Nowak', email: 'anna@firma.pl', phone: '+48 601 234 567', need: 'wants 20 lamps' },
  ],
  [
    'Anna Nowak from Lampy Morskie anna@firma.pl potrzebuje 20 lamp, pilnie',
    {
      name: 'Anna Nowak',
      companyName: 'Lampy Morskie',
      email: 'anna@firma.pl',
      need: 'potrzebuje 20 lamp, pilnie',
    },
  ],
  [
    'Per Hansen (Havn AS); 22 33 44 55; www.havn.no',
    { name: 'Per Hansen', companyName: 'Havn AS', phone: '22 33 44 55', website: 'www.havn.no' },
  ],
  ['Kari Berg wants 200 000 bolts', { name: 'Kari Berg', need: 'wants 200 000 bolts' }],
  [
    'سارا احمدی، ۰۹۱۲ ۳۴۵ ۶۷۸۹، شرکت نور، ۲۰ چراغ می‌خواهد',
    { name: 'سارا احمدی', phone: '۰۹۱۲ ۳۴۵ ۶۷۸۹', companyName: 'شرکت نور', need: '۲۰ چراغ می‌خواهد' },
  ],
  ['Port Lighting Ltd, lamps for a pier', { companyName: 'Port Lighting Ltd', need: 'lamps for a pier' }],
  ['anna@firma.pl', { email: 'anna@firma.pl' }],
])('%s', (line, said) => {
  expect(readLeadLine(line)).toEqual(said)
})
