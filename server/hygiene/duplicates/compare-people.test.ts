import { describe, expect, test } from 'vitest'
import { duplicateThreshold } from '../../../contract/hygiene/duplicates.ts'
import { type ComparedPerson, comparePeople } from './compare-people.ts'

interface Said {
  email?: string
  phone?: string
  company?: string
}

/** Forms as the database makes them; the company stands for its id as well. */
const person = (form: string, { email, phone, company }: Said = {}): ComparedPerson => ({
  name: { form, sound: null },
  email: email ?? null,
  phone: phone ?? null,
  companyId: company ?? null,
  company: company ?? null,
})

const score = (one: ComparedPerson, other: ComparedPerson) => comparePeople(one, other).score

describe('are one', () => {
  test.each<[string, string, Said, Said]>([
    ['katarzyna kozak', 'kasia kozak', { company: 'mazur' }, { company: 'mazur' }],
    ['robert white', 'bob white', { phone: '+447400123456' }, { phone: '+447400123456' }],
    ['bob white', 'rob white', { email: 'rw@white.example' }, { email: 'rw@white.example' }],
    ['hosein rezae', 'hussein rezai', { email: 'rezaei@pars.example' }, { email: 'rezaei@pars.example' }],
    ['kari vik', 'kari vik', { email: 'kari.vik@vik.example' }, { email: 'kari.vik+crm@vik.example' }],
    ['محمد حسینی', 'mohammad hosseini', { company: 'pars' }, { company: 'pars' }],
    ['علیرضا باقری', 'bagheri ali reza', { company: 'pars' }, { company: 'pars' }],
    ['abdollah shirazi', 'عبداله شیرازی', { phone: '+989121234567' }, { phone: '+989121234567' }],
  ])('%s, %s', (one, other, said, saidOfOther) => {
    expect(score(person(one, said), person(other, saidOfOther))).toBeGreaterThanOrEqual(duplicateThreshold)
  })
})

describe('are two', () => {
  test.each<[string, string, Said, Said]>([
    // The same letters, and two names.
    ['miroslaw dabrowski', 'slawomir dabrowski', { company: 'mazur' }, { company: 'mazur' }],
    ['nima yousefi', 'mina yousefi', { company: 'pars' }, { company: 'pars' }],
    // Without vowels and h they would be the same.
    ['محمد موسوی', 'mehdi mohammadi', { phone: '+982112345678' }, { phone: '+982112345678' }],
    ['احمد هاشمی', 'mohammad hashemi', { company: 'pars' }, { company: 'pars' }],
    ['محمد جعفری', 'ahmad ahmadi', { company: 'pars' }, { company: 'pars' }],
    // Whoever is called so has such a mailbox, in whichever script his name is written.
    ['علی احمدی', 'ali ahmadi', { email: 'ali.ahmadi@pars.example' }, { email: 'ali.ahmadi@nur.example' }],
    ['john white', 'robert white', { phone: '+442012345678' }, { phone: '+442012345678' }],
  ])('%s, %s', (one, other, said, saidOfOther) => {
    expect(score(person(one, said), person(other, saidOfOther))).toBeLessThan(duplicateThreshold)
  })
})

test('what cannot score enough is not compared to the end, and scores too little all the same', () => {
  const [one, other] = [person('jan nowak', { company: 'mazur' }), person('jan nowak', { company: 'pars' })]
  expect(comparePeople(one, other, duplicateThreshold).score).toBeLessThan(duplicateThreshold)
  expect(comparePeople(one, other).reasons).toEqual(['same_name', 'other_company'])
})
