import { expect, test } from 'vitest'
import { holidayCountries, holidayDays, holidayRegions, publicHolidays } from './holidays.ts'

test('Polish holidays are named in Polish and, where Persian is wanting, in English', async () => {
  const polish = await publicHolidays('PL', undefined, 2026, 'pl')
  expect(polish).toHaveLength(14)
  expect(polish).toContainEqual({ on: '2026-06-04', name: 'Dzień Bożego Ciała' })
  // A holiday since 2025.
  expect(polish).toContainEqual({ on: '2026-12-24', name: 'Wigilia Bożego Narodzenia' })
  expect(await publicHolidays('PL', undefined, 2024, 'pl')).not.toContainEqual(
    expect.objectContaining({ on: '2024-12-24' }),
  )
  expect(await publicHolidays('PL', undefined, 2026, 'fa')).toContainEqual({
    on: '2026-06-04',
    name: 'Corpus Christi',
  })
})

test('Norwegian holidays are named in bokmål; Christmas Eve, a bank day, is not among them', async () => {
  const norwegian = await publicHolidays('NO', undefined, 2026, 'nb')
  expect(norwegian).toContainEqual({ on: '2026-05-17', name: 'Grunnlovsdagen' })
  expect(norwegian).toContainEqual({ on: '2026-04-02', name: 'Skjærtorsdag' })
  expect(norwegian.map(({ on }) => on)).not.toContain('2026-12-24')
})

test('Iranian holidays are named in Persian that can be searched, two on one day in one line', async () => {
  const iranian = await publicHolidays('IR', undefined, 2026, 'fa')
  expect(iranian).toContainEqual({ on: '2026-03-22', name: 'نوروز' })
  expect(iranian).toContainEqual({ on: '2026-03-20', name: 'عید سعید فطر · ملی شدن صنعت نفت' })
  expect(iranian).toContainEqual({ on: '2026-01-16', name: 'مبعث حضرت رسول اکرم صلی الله علیه و آله' })
  for (const { name } of iranian) {
    expect(name).toBe(name.normalize('NFKC'))
    expect(name).not.toMatch(/االله|[كي]/)
  }
  expect(await publicHolidays('IR', undefined, 2026, 'nb')).toContainEqual({
    on: '2026-03-22',
    name: 'Nowruz',
  })
})

test('a holiday on a weekend is kept on its substitute day as well', async () => {
  const days = await holidayDays('US', undefined, 2026, 2026)
  expect([...days].filter((on) => on.startsWith('2026-07'))).toEqual(['2026-07-03', '2026-07-04'])
})

test('a region adds its own holidays', async () => {
  const bavaria = await holidayDays('DE', 'BY', 2026, 2026)
  const germany = await holidayDays('DE', undefined, 2026, 2026)
  expect(germany.has('2026-06-04')).toBe(false)
  expect([...bavaria.difference(germany)].sort()).toEqual(['2026-01-06', '2026-06-04', '2026-11-01'])
})

test('a feast of several days takes them all, half a day takes none', async () => {
  const turkish = await holidayDays('TR', undefined, 2026, 2026)
  expect([...turkish].filter((on) => on > '2026-05-20' && on < '2026-06-10')).toEqual([
    '2026-05-27',
    '2026-05-28',
    '2026-05-29',
    '2026-05-30',
  ])
  // 24 December is free from 13:00 in Iceland.
  expect(await holidayDays('IS', undefined, 2026, 2026)).not.toContain('2026-12-24')
})

test('days are given for all the years asked for and for no other', async () => {
  const days = await holidayDays('PL', undefined, 2026, 2028)
  expect([...new Set([...days].map((on) => on.slice(0, 4)))]).toEqual(['2026', '2027', '2028'])
  // A Swazi feast begins on 28 December and lasts into the new year.
  expect(await holidayDays('SZ', undefined, 2026, 2026)).toContain('2026-01-02')
})

test('a country that is not known has no holidays', async () => {
  expect(await publicHolidays('QQ', undefined, 2026, 'en')).toEqual([])
  expect(await holidayDays('QQ', undefined, 2026, 2027)).toEqual(new Set())
})

test('countries are named and ordered in the language, regions as at home', async () => {
  const countries = await holidayCountries('nb')
  expect(countries).toContainEqual({ code: 'DE', name: 'Tyskland' })
  // Å ends the Norwegian alphabet.
  expect(countries.at(-1)).toEqual({ code: 'AX', name: 'Åland' })
  expect(await holidayCountries('fa')).toContainEqual({ code: 'IR', name: 'ایران' })
  expect(await holidayRegions('DE', 'en')).toContainEqual({ code: 'BY', name: 'Bayern' })
  expect(await holidayRegions('PL', 'pl')).toEqual([])
})
