import * as contract from '../../../contract/team/team.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { deactivateMember, reactivateMember } from './deactivate-member.ts'
import { editMember } from './edit-member.ts'
import { listMembers } from './list-members.ts'
import { showMember } from './member.ts'

export const memberRoutes: Binding[] = [
  bind(contract.listMembers, async ({ tx, query, actor }) => listMembers(tx, query, actor)),
  bind(contract.showMember, async ({ tx, params, actor }) => showMember(tx, params.id, actor)),
  bind(contract.editMember, async ({ tx, params, body, ifMatch, actor }) =>
    editMember(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(contract.deactivateMember, async ({ tx, params, actor }) => deactivateMember(tx, params.id, actor)),
  bind(contract.reactivateMember, async ({ tx, params, actor }) => reactivateMember(tx, params.id, actor)),
]
