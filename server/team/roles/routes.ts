import * as contract from '../../../contract/team/roles.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { editRole } from './edit-role.ts'
import { listRoles } from './list-roles.ts'

export const roleRoutes: Binding[] = [
  bind(contract.listRoles, async ({ tx, actor }) => ({ rows: await listRoles(tx, actor) })),
  bind(contract.editRole, async ({ tx, params, body, ifMatch, actor }) =>
    editRole(tx, { ...params, ...body, ifMatch }, actor),
  ),
]
