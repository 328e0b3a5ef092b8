import { describe, expect, test } from 'vitest'
import { databaseForFile } from '../../../test/database.ts'
import { phoneWords, withoutPhoneWords } from '../../customers/phone-number.ts'

const database = await databaseForFile()

async function form(name: string, ...values: (string | null)[]): Promise<string | null> {
  const places = values.map((_, at) => `$${at + 1}::text`).join(', ')
  const { rows } = await database.owner.query(`select ${name}(${places}) as form`, values)
  return rows[0].form
}

describe('names are alike', () => {
  test.each([
    ['Łukasz Żółć', 'Lukasz Zolc'],
    ['Håkon Bjørnsæter', 'Haakon Bjoernsaeter'],
    ['Jörg Müller', 'Joerg Mueller'],
    ['علي كريمي', 'علی کریمی'],
    ['علی‌رضا مؤمنی', 'علیرضا مومنی'],
    ['dr inż. Anna Nowak', 'ANNA  NOWAK'],
    ['آقای رضا احمدی', 'رضا احمدی'],
    ['Nowak, Anna', 'Nowak Anna'],
  ])('%s, %s', async (one, other) => {
    expect(await form('name_form', one)).toBe(await form('name_form', other))
  })

  test('a name that is nothing but a title is still a name', async () => {
    expect(await form('name_form', 'Prof')).toBe('prof')
  })
})

describe('companies are called the same without their legal form', () => {
  test.each([
    ['Zielony Dom Sp. z o.o.', 'zielony dom'],
    ['Lampy i Światła spółka z ograniczoną odpowiedzialnością sp.k.', 'lampy swiatla'],
    ['Fjordlys AS', 'fjordlys'],
    ['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
    ['شرکت پارس نور (سهامی خاص)', 'پارس نور'],
    ['AS', 'as'],
  ])('%s: %s', async (name, expected) => {
    expect(await form('company_form', name)).toBe(expected)
  })
})

describe('a name sounds the same in both scripts', () => {
  test.each([
    ['علی کریمی', 'Ali Karimi'],
    ['محمد حسینی', 'Mohammad Hosseini'],
    ['خسرو شیرازی', 'Khosro Shirazi'],
    ['جواد چراغی', 'Javad Cheraghi'],
  ])('%s, %s', async (persian, latin) => {
    const sound = async (name: string) => form('name_sound', await form('name_form', name))
    expect(await sound(persian)).toBe(await sound(latin))
  })
})

describe('a telephone number is E.164, read in its country', () => {
  test.each([
    ['600 100 200', 'PL', '+48600100200'],
    ['0048 600-100-200', 'NO', '+48600100200'],
    ['48600100200', 'PL', '+48600100200'],
    ['(+48) 600 100 200 wew. 12', 'IR', '+48600100200'],
    ['22 12 34 56', 'NO', '+4722123456'],
    ['۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
    ['+98 0912 345 6789', 'PL', '+989123456789'],
    ['020 7946 0958', 'GB', '+442079460958'],
    ['+44 (0)20 7946 0958', 'PL', '+442079460958'],
    ['1-212-555-0100', 'US', '+12125550100'],
    ['030/123456', 'DE', '+4930123456'],
    ['600 100 200 / 600 100 201', 'PL', '+48600100200'],
    ['tel. 600 100 200', 'PL', '+48600100200'],
    ['Tel:600100200 wew. 12', 'PL', '+48600100200'],
    ['nr tel.: (+48) 600 100 200', 'IR', '+48600100200'],
    ['tlf. 22 12 34 56', 'NO', '+4722123456'],
    ['Phone +47 22 12 34 56', 'PL', '+4722123456'],
    ['T: +44 (0)20 7946 0958', 'PL', '+442079460958'],
    ['Komórka 600-100-200', 'PL', '+48600100200'],
    ['تلفن همراه: ۰۹۱۲ ۳۴۵ ۶۷۸۹', 'IR', '+989123456789'],
    ['wew. 600100200', 'PL', null],
    ['12345678', null, '12345678'],
    ['112', 'PL', null],
  ])('%s in %s: %s', async (written, country, expected) => {
    expect(await form('phone_form', written, country)).toBe(expected)
  })
})

test.each(phoneWords)('%s before a number is no part of it', async (word) => {
  expect(await form('phone_form', `${word}. 600 100 200`, 'PL')).toBe('+48600100200')
  expect(withoutPhoneWords(`${word}. 600 100 200`)).toBe('600 100 200')
})

describe('mailboxes, hosts and tax numbers', () => {
  test.each([
    ['mail_form', ' Jan.Kowalski+crm@Gmail.com ', 'jankowalski@gmail.com'],
    ['mail_form', 'jan.kowalski+crm@firma.pl', 'jan.kowalski+crm@firma.pl'],
    ['mail_form', 'nobody', null],
    ['host_form', 'https://www.acme.com:80/kontakt?x=1', 'acme.com'],
    ['host_form', 'jan@acme.com', 'acme.com'],
    ['tax_form', 'PL 526-10-40-567', '5261040567'],
    ['tax_form', 'NIP: 5261040567', '5261040567'],
    ['tax_form', 'NO 923 609 016 MVA', '923609016'],
    ['tax_form', '۱۰۱۰۰۱۲۳۴۵', '1010012345'],
    ['tax_form', 'none', null],
  ])('%s of %s: %s', async (name, written, expected) => {
    expect(await form(name, written)).toBe(expected)
  })

  test('a mailbox at a public host says nothing about the company', async () => {
    expect(await form('own_host', null, 'jan@wp.pl')).toBeNull()
    expect(await form('own_host', null, 'post@fjordlys.no')).toBe('fjordlys.no')
    expect(await form('own_host', 'www.fjordlys.no', 'post@gmail.com')).toBe('fjordlys.no')
  })
})
