import * as groups from '../../../contract/team/groups.ts'
import * as roles from '../../../contract/team/roles.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { createDepartment, deleteDepartment, listDepartments, renameDepartment } from './departments.ts'
import { listRoleHolders, setRoleHolders } from './role-holders.ts'
import { createTeam, deleteTeam, editTeam, listTeams } from './teams.ts'

export const groupRoutes: Binding[] = [
  bind(groups.listDepartments, async ({ tx, actor }) => ({ rows: await listDepartments(tx, actor) })),
  bind(groups.createDepartment, async ({ tx, body, actor }) => createDepartment(tx, body, actor)),
  bind(groups.renameDepartment, async ({ tx, params, body, ifMatch, actor }) =>
    renameDepartment(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(groups.deleteDepartment, async ({ tx, params, actor }) => deleteDepartment(tx, params.id, actor)),
  bind(groups.listTeams, async ({ tx, actor }) => ({ rows: await listTeams(tx, actor) })),
  bind(groups.createTeam, async ({ tx, body, actor }) => createTeam(tx, body, actor)),
  bind(groups.editTeam, async ({ tx, params, body, ifMatch, actor }) =>
    editTeam(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(groups.deleteTeam, async ({ tx, params, actor }) => deleteTeam(tx, params.id, actor)),
  bind(roles.listRoleHolders, async ({ tx, actor }) => ({ rows: await listRoleHolders(tx, actor) })),
  bind(roles.setRoleHolders, async ({ tx, params, body, actor }) =>
    setRoleHolders(tx, { ...params, ...body }, actor),
  ),
]
