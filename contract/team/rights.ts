import { z } from 'zod'

/** How far a right over records reaches. `team`: what belongs to the people of the teams one is in. */
export const Reach = z.enum(['none', 'own', 'team', 'all'])
export type Reach = z.infer<typeof Reach>

/** Rights are data on the role; a role is edited, not programmed. */
export const Rights = z.strictObject({
  'deals.see': Reach,
  'deals.edit': Reach,
  'leads.see': Reach,
  'leads.edit': Reach,
  'leads.convert': Reach,
  'customers.see': Reach,
  'customers.edit': Reach,
  'tasks.waive': Reach,
  'gate.override': Reach,
  'deals.reopen': Reach,
  'products.edit': z.boolean(),
  /** For a new deal: another process than the rules choose. */
  'process.choose': z.boolean(),
  'process.publish': z.boolean(),
  /** Segments and views for others than oneself. */
  'segments.share': z.boolean(),
  import: z.boolean(),
  /** Take a whole list away as a file; which records are in it is said by the rights to see them. */
  export: z.boolean(),
  'team.manage': z.boolean(),
  'workspace.manage': z.boolean(),
})
export type Rights = z.infer<typeof Rights>

/** What an administrator may, and the program itself where nobody acts. */
export const everyRight: Rights = {
  'deals.see': 'all',
  'deals.edit': 'all',
  'leads.see': 'all',
  'leads.edit': 'all',
  'leads.convert': 'all',
  'customers.see': 'all',
  'customers.edit': 'all',
  'tasks.waive': 'all',
  'gate.override': 'all',
  'deals.reopen': 'all',
  'products.edit': true,
  'process.choose': true,
  'process.publish': true,
  'segments.share': true,
  import: true,
  export: true,
  'team.manage': true,
  'workspace.manage': true,
}

export type RecordRight = { [K in keyof Rights]: Rights[K] extends Reach ? K : never }[keyof Rights]
export type PlainRight = Exclude<keyof Rights, RecordRight>
