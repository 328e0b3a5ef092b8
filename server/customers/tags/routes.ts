import * as tags from '../../../contract/customers/tags.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { bringBackTag, deleteTag } from './delete-tag.ts'
import { editTag } from './edit-tag.ts'
import { mergeTags } from './merge-tags.ts'
import { allTags } from './table.ts'
import { tagCustomer } from './tag-customer.ts'
import { untagCustomer } from './untag-customer.ts'

export const tagRoutes: Binding[] = [
  bind(tags.listTags, async ({ tx, actor }) => ({
    rows: await allTags(tx, actor),
    can: { edit: actor.rights['workspace.manage'] || ('not_allowed' as const) },
  })),
  bind(tags.tagCompany, ({ tx, params, body, actor }) =>
    tagCustomer(tx, { holder: { companyId: params.id }, name: body.name }, actor),
  ),
  bind(tags.untagCompany, ({ tx, params: { id, tagId }, actor }) =>
    untagCustomer(tx, { holder: { companyId: id }, tagId }, actor),
  ),
  bind(tags.tagPerson, ({ tx, params, body, actor }) =>
    tagCustomer(tx, { holder: { personId: params.id }, name: body.name }, actor),
  ),
  bind(tags.untagPerson, ({ tx, params: { id, tagId }, actor }) =>
    untagCustomer(tx, { holder: { personId: id }, tagId }, actor),
  ),
  bind(tags.editTag, ({ tx, params, ifMatch, body, actor }) =>
    editTag(tx, { id: params.id, ifMatch, edit: body }, actor),
  ),
  bind(tags.mergeTags, ({ tx, params, body, actor }) =>
    mergeTags(tx, { id: params.id, into: body.into }, actor),
  ),
  bind(tags.deleteTag, ({ tx, params, actor }) => deleteTag(tx, params, actor)),
  bind(tags.bringBackTag, ({ tx, params, actor }) => bringBackTag(tx, params, actor)),
]
