import * as fields from '../../contract/fields.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { addOwnField } from './add-own-field.ts'
import { editOwnField } from './edit-own-field.ts'
import { forgetOwnFields } from './known-own-fields.ts'
import { orderOwnFields } from './order-own-fields.ts'
import { fieldsCan } from './policy.ts'
import { bringBackOwnField, retireOwnField } from './retire-own-field.ts'
import { allOwnFields } from './table.ts'

export const fieldRoutes: Binding[] = [
  bind(fields.listOwnFields, async ({ tx, actor }) => ({
    rows: await allOwnFields(tx, actor.workspaceId),
    can: fieldsCan(actor),
  })),
  bind(fields.addOwnField, ({ tx, body, actor, afterwards }) => {
    afterwards(async () => forgetOwnFields(actor.workspaceId))
    return addOwnField(tx, body, actor)
  }),
  bind(fields.editOwnField, ({ tx, params, ifMatch, body, actor }) =>
    editOwnField(tx, { id: params.id, ifMatch, edit: body }, actor),
  ),
  bind(fields.retireOwnField, ({ tx, params, actor }) => retireOwnField(tx, params.id, actor)),
  bind(fields.bringBackOwnField, ({ tx, params, actor }) => bringBackOwnField(tx, params.id, actor)),
  bind(fields.orderOwnFields, async ({ tx, body, actor }) => ({
    rows: await orderOwnFields(tx, body, actor),
  })),
]
