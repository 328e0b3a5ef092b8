import { describe, expect, test } from 'vitest'
import { createCompany, showCompany } from '../../../contract/customers/companies.ts'
import {
  addCompanyContact,
  addPersonContact,
  editContactDetail,
  preferContactDetail,
  removeContactDetail,
} from '../../../contract/customers/contacts.ts'
import { createPerson, showPerson } from '../../../contract/customers/people.ts'
import { listDuplicates, lookAlikes } from '../../../contract/hygiene/duplicates.ts'
import { hashesOfRecords } from '../../../test/database.ts'
import { playSellers } from '../../../test/played/sellers.ts'
import { findDuplicates } from '../../hygiene/duplicates/find-duplicates.ts'

const { server, cast, kari, ola, nina } = await playSellers()

const hashes = () => hashesOfRecords(server.owner)
const company = (name: string, more: object = {}) => ola.call(createCompany, { body: { name, ...more } })
const person = (name: string, more: object = {}) => ola.call(createPerson, { body: { name, ...more } })

describe('more than one way to reach somebody', () => {
  test('the first one stands in the record, and another takes its place and gives its own', async () => {
    const at = await company('Fjord Kraft', { phone: '+47 22 33 44 55', city: 'Bergen', address: 'Kaien 1' })
    const mobile = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'phone', label: 'orders', value: '+47 900 11 222' },
    })
    const store = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'address', label: 'delivery', value: 'Lageret 7', city: 'Oslo', country: 'NO' },
    })
    await kari.call(preferContactDetail, { params: { id: mobile.id } })
    await kari.call(preferContactDetail, { params: { id: store.id } })
    expect(await kari.call(showCompany, { params: { id: at.id } })).toMatchObject({
      phone: '+47 900 11 222',
      phoneLabel: 'orders',
      address: 'Lageret 7',
      addressLabel: 'delivery',
      city: 'Oslo',
      country: 'NO',
      version: 3,
      contacts: [
        { kind: 'phone', label: null, value: '+47 22 33 44 55' },
        { kind: 'address', label: null, value: 'Kaien 1', city: 'Bergen', country: null },
      ],
    })
  })

  test('one that takes an empty place is a further one no more', async () => {
    const her = await person('Astrid Moe')
    const mail = await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'email', label: 'private', value: 'Astrid@Moe.example' },
    })
    await kari.call(preferContactDetail, { params: { id: mail.id } })
    expect(await kari.call(showPerson, { params: { id: her.id } })).toMatchObject({
      email: 'astrid@moe.example',
      emailLabel: 'private',
      contacts: [],
    })
  })

  test('all of them are what duplicates are known by', async () => {
    const her = await person('Zofia Wrona', { email: 'zofia@work.example' })
    await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'email', value: 'zosia.wrona@gmail.com' },
    })
    await kari.call(addPersonContact, {
      params: { id: her.id },
      body: { kind: 'phone', label: 'mobile', value: '+48 601 234 567' },
    })
    const alike = await kari.call(lookAlikes, {
      query: { entity: 'person', name: 'Z. Wrona', email: 'zosia.wrona@gmail.com' },
    })
    expect(alike.rows.map(({ id }) => id)).toEqual([her.id])
    const again = await person('Zofia Wrona', { email: 'zosia.wrona+lamps@gmail.com' })
    await findDuplicates(server.db, [cast.kari.workspaceId])
    const { rows } = await kari.call(listDuplicates, { query: { entity: 'person' } })
    expect(rows.map(({ sides }) => sides.map(({ id }) => id).toSorted())).toContainEqual(
      [her.id, again.id].toSorted(),
    )
  })

  test('a mail stays a mail, and what one does not reach stays as it is', async () => {
    const at = await company('Elvebakken')
    const mail = await kari.call(addCompanyContact, {
      params: { id: at.id },
      body: { kind: 'email', value: 'post@elvebakken.example' },
    })
    const before = await hashes()
    const edit = { params: { id: mail.id }, ifMatch: 1 }
    expect(await kari.send(editContactDetail, { ...edit, body: { value: 'no mail' } })).toMatchObject({
      status: 400,
      body: { fields: [{ path: 'body.value' }] },
    })
    expect((await kari.send(editContactDetail, { ...edit, body: { city: 'Oslo' } })).status).toBe(400)
    expect((await nina.send(removeContactDetail, { params: { id: mail.id } })).status).toBe(404)
    expect((await nina.send(preferContactDetail, { params: { id: mail.id } })).status).toBe(404)
    expect(await hashes()).toEqual(before)
    const now = await kari.call(editContactDetail, { ...edit, body: { label: 'invoice' } })
    expect(now).toMatchObject({ label: 'invoice', version: 2 })
    await kari.call(removeContactDetail, { params: { id: mail.id } })
    expect((await kari.call(showCompany, { params: { id: at.id } })).contacts).toEqual([])
  })
})
