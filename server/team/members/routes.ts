import * as members from '../../../contract/team/members.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { deactivateMember, reactivateMember } from './deactivate-member.ts'
import { editMember } from './edit-member.ts'
import { listMembers } from './list-members.ts'
import { showMember } from './member.ts'

export const memberRoutes: Binding[] = [
  bind(members.listMembers, async ({ tx, query, actor }) => listMembers(tx, query, actor)),
  bind(members.showMember, async ({ tx, params, actor }) => showMember(tx, params.id, actor)),
  bind(members.editMember, async ({ tx, params, body, ifMatch, actor }) =>
    editMember(tx, { ...params, ...body, ifMatch }, actor),
  ),
  bind(members.deactivateMember, async ({ tx, params, actor }) => deactivateMember(tx, params.id, actor)),
  bind(members.reactivateMember, async ({ tx, params, actor }) => reactivateMember(tx, params.id, actor)),
]
