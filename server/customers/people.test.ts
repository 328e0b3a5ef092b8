import { describe, expect, test } from 'vitest'
import { createCompany } from '../../contract/customers/companies.ts'
import { createPerson, editPerson, listPeople, showPerson } from '../../contract/customers/people.ts'
import type { MemberId } from '../../contract/ids.ts'
import { hashesOfRecords } from '../../test/database.ts'
import { playSellers } from '../../test/played/sellers.ts'

const { server, kari, ola, nina } = await playSellers()

const hashes = () => hashesOfRecords(server.owner)

describe('a person', () => {
  test('stands on his own or at a company, and moves between them', async () => {
    const { id: companyId } = await ola.call(createCompany, { body: { name: 'Bølge AS' } })
    const { id } = await ola.call(createPerson, {
      body: { name: 'Ewa Kot', email: ' Ewa@Kot.PL ', language: 'pl' },
    })
    const at = await ola.call(editPerson, {
      params: { id },
      ifMatch: 1,
      body: { companyId, jobTitle: 'Buyer' },
    })
    expect(at).toMatchObject({
      company: { name: 'Bølge AS' },
      email: 'ewa@kot.pl',
      jobTitle: 'Buyer',
      version: 2,
    })
    expect(
      await ola.call(editPerson, { params: { id }, ifMatch: 2, body: { companyId: null } }),
    ).toMatchObject({
      company: null,
    })
  })

  test('hides the name of a company that the reader may not see', async () => {
    const { id: companyId } = await kari.call(createCompany, { body: { name: 'Skygge AS' } })
    const mine = await kari.call(createPerson, {
      body: { name: 'Lise Skygge', companyId, ownerId: await memberNamed('Nina Vik') },
    })
    expect(await nina.call(showPerson, { params: { id: mine.id } })).toMatchObject({ company: null })
    expect((await nina.call(listPeople, { query: { text: 'lise' } })).rows[0]?.company).toBeNull()
  })

  test('is refused with a company one may not see, and nothing is written', async () => {
    const { id: companyId } = await kari.call(createCompany, { body: { name: 'Låst AS' } })
    const { id } = await nina.call(createPerson, { body: { name: 'Fri Person' } })
    const before = await hashes()
    for (const answer of [
      await nina.send(createPerson, { body: { name: 'Ny Person', companyId } }),
      await nina.send(editPerson, { params: { id }, ifMatch: 1, body: { companyId } }),
    ])
      expect(answer).toMatchObject({
        status: 400,
        body: { code: 'malformed', fields: [{ path: 'body.companyId', code: 'unknown_record' }] },
      })
    expect(await hashes()).toEqual(before)
  })

  test('that belongs to nobody is seen by those alone who see everybody’s', async () => {
    const { id } = await kari.call(createPerson, { body: { name: 'Ingen Eier', ownerId: null } })
    expect(await kari.call(showPerson, { params: { id } })).toMatchObject({ owner: null })
    expect((await nina.send(showPerson, { params: { id } })).status).toBe(404)
  })
})

async function memberNamed(name: string): Promise<MemberId> {
  const { rows } = await server.owner.query('select id from members where name = $1', [name])
  return rows[0].id
}
