import * as companies from '../../contract/customers/companies.ts'
import * as people from '../../contract/customers/people.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { companyChoices } from './company-choices.ts'
import { createCompany } from './create-company.ts'
import { createPerson } from './create-person.ts'
import { editCompany } from './edit-company.ts'
import { editPerson } from './edit-person.ts'
import { listCompanies } from './list-companies.ts'
import { listPeople } from './list-people.ts'
import { companyAfter, showCompany } from './show-company.ts'
import { personAfter, showPerson } from './show-person.ts'

export const customerRoutes: Binding[] = [
  bind(companies.listCompanies, ({ tx, query, actor }) => listCompanies(tx, query, actor)),
  bind(companies.companyChoices, ({ tx, actor }) => companyChoices(tx, actor)),
  bind(companies.createCompany, async ({ tx, body, actor }) => {
    const { id } = await createCompany(tx, body, actor)
    return companyAfter(tx, id, actor)
  }),
  bind(companies.showCompany, ({ tx, params, actor }) => showCompany(tx, params.id, actor)),
  bind(companies.editCompany, async ({ tx, params, ifMatch, body, actor }) => {
    const { id } = await editCompany(tx, { id: params.id, ifMatch, edit: body }, actor)
    return companyAfter(tx, id, actor)
  }),
  bind(people.listPeople, ({ tx, query, actor }) => listPeople(tx, query, actor)),
  bind(people.createPerson, async ({ tx, body, actor }) => {
    const { id } = await createPerson(tx, body, actor)
    return personAfter(tx, id, actor)
  }),
  bind(people.showPerson, ({ tx, params, actor }) => showPerson(tx, params.id, actor)),
  bind(people.editPerson, async ({ tx, params, ifMatch, body, actor }) => {
    const { id } = await editPerson(tx, { id: params.id, ifMatch, edit: body }, actor)
    return personAfter(tx, id, actor)
  }),
]
