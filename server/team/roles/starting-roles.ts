import { everyRight, type Rights } from '../../../contract/team/rights.ts'
import type { Text } from '../../../contract/text.ts'

/** The role of whoever founds a company. */
export const founderRole = 'administrator'

/** What a new company begins with. It may change every right of every role afterwards. */
export const startingRoles: readonly { key: string; name: Text; rights: Rights }[] = [
  {
    key: founderRole,
    name: { en: 'Administrator', pl: 'Administrator', nb: 'Administrator', fa: 'مدیر سامانه' },
    rights: everyRight,
  },
  {
    key: 'manager',
    name: { en: 'Manager', pl: 'Menedżer', nb: 'Leder', fa: 'مدیر فروش' },
    rights: {
      'deals.see': 'team',
      'deals.edit': 'team',
      'leads.see': 'team',
      'leads.edit': 'team',
      'leads.convert': 'team',
      'customers.see': 'all',
      'customers.edit': 'all',
      'tasks.waive': 'team',
      'gate.override': 'team',
      'deals.reopen': 'team',
      'products.edit': true,
      'process.choose': true,
      'process.publish': true,
      'segments.share': true,
      import: true,
      export: true,
      'team.manage': false,
      'workspace.manage': false,
    },
  },
  {
    key: 'seller',
    name: { en: 'Seller', pl: 'Handlowiec', nb: 'Selger', fa: 'فروشنده' },
    rights: {
      'deals.see': 'own',
      'deals.edit': 'own',
      'leads.see': 'own',
      'leads.edit': 'own',
      'leads.convert': 'own',
      'customers.see': 'all',
      'customers.edit': 'own',
      'tasks.waive': 'none',
      'gate.override': 'none',
      'deals.reopen': 'none',
      'products.edit': false,
      'process.choose': true,
      'process.publish': false,
      'segments.share': false,
      import: false,
      export: false,
      'team.manage': false,
      'workspace.manage': false,
    },
  },
  {
    // Works on tasks of the deals of others (pricing, feasibility, contracts) and sees of them what the task shows.
    key: 'specialist',
    name: { en: 'Specialist', pl: 'Specjalista', nb: 'Fagperson', fa: 'کارشناس' },
    rights: {
      'deals.see': 'none',
      'deals.edit': 'none',
      'leads.see': 'none',
      'leads.edit': 'none',
      'leads.convert': 'none',
      'customers.see': 'all',
      'customers.edit': 'none',
      'tasks.waive': 'none',
      'gate.override': 'none',
      'deals.reopen': 'none',
      'products.edit': false,
      'process.choose': false,
      'process.publish': false,
      'segments.share': false,
      import: false,
      export: false,
      'team.manage': false,
      'workspace.manage': false,
    },
  },
]
