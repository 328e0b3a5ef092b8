import * as contract from '../../../contract/team/team.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { createDepartment, deleteDepartment, listDepartments, renameDepartment } from './departments.ts'
import { listRoleHolders, setRoleHolders } from './role-holders.ts'
import { createTeam, deleteTeam, editTeam, listTeams } from './teams.ts'

export const groupRoutes: Binding[] = [
  bind(contract.listDepartments, async ({ tx, actor }) => ({ rows: await listDepartments(tx, actor) })),
  bind(contract.createDepartment, async ({ tx, body, actor }) => createDepartment(tx, body, actor)),
  bind(contract.renameDepartment, async ({ tx, params, body, ifMatch, actor }) =>
    renameDepartment(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(contract.deleteDepartment, async ({ tx, params, actor }) => deleteDepartment(tx, params.id, actor)),
  bind(contract.listTeams, async ({ tx, actor }) => ({ rows: await listTeams(tx, actor) })),
  bind(contract.createTeam, async ({ tx, body, actor }) => createTeam(tx, body, actor)),
  bind(contract.editTeam, async ({ tx, params, body, ifMatch, actor }) =>
    editTeam(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(contract.deleteTeam, async ({ tx, params, actor }) => deleteTeam(tx, params.id, actor)),
  bind(contract.listRoleHolders, async ({ tx, actor }) => ({ rows: await listRoleHolders(tx, actor) })),
  bind(contract.setRoleHolders, async ({ tx, params, body, actor }) =>
    setRoleHolders(tx, { ...params, ...body }, actor),
  ),
]
