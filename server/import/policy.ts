import type { ImportMapping } from '../../contract/imports/mapping.ts'
import type { Rights } from '../../contract/team/rights.ts'
import type { Actor } from '../platform/actor.ts'
import { Refusal } from '../platform/refusal.ts'

/** Files, what is in them and what became of it are for those who may import. */
export function allowImport(actor: Actor): void {
  if (!actor.rights.import) throw new Refusal('not_allowed', { act: 'import', needs: 'import' })
}

/** An import does nothing its importer could not do by hand: it needs the right to each thing its mapping may write. */
export function allowMapping(actor: Actor, mapping: ImportMapping): void {
  allowImport(actor)
  for (const right of rightsFor(mapping)) {
    const held = actor.rights[right]
    if (held === false || held === 'none') throw new Refusal('not_allowed', { act: 'import', needs: right })
  }
}

function rightsFor(mapping: ImportMapping): (keyof Rights)[] {
  const creates = (relation: { missing: string } | undefined) => relation?.missing === 'create'
  if (mapping.kind === 'products') return ['products.edit']
  if (mapping.kind === 'people' && mapping.into === 'colleagues') return ['team.manage']
  if (mapping.kind === 'companies' || mapping.kind === 'people')
    return ['customers.edit', ...(creates(mapping.relations.owner) ? (['team.manage'] as const) : [])]
  if (mapping.kind === 'leads')
    return [
      'leads.edit',
      ...(creates(mapping.relations.owner) ? (['team.manage'] as const) : []),
      ...(creates(mapping.relations.product) ? (['products.edit'] as const) : []),
    ]
  const { owner, company, person, product } = mapping.relations
  return [
    'deals.edit',
    ...(creates(owner) ? (['team.manage'] as const) : []),
    ...(creates(company) || creates(person) ? (['customers.edit'] as const) : []),
    ...(creates(product) ? (['products.edit'] as const) : []),
  ]
}
