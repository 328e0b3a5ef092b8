import type { InvitationId, WorkspaceId } from '../../../contract/ids.ts'
import * as links from '../../../contract/team/invitation-links.ts'
import * as invitations from '../../../contract/team/invitations.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Database, Tx } from '../../platform/database/tx.ts'
import { type Binding, bind, bindOpen } from '../../platform/http/bind.ts'
import type { IdentitySurroundings } from '../identity/routes.ts'
import { deviceOf } from '../identity/sessions/device.ts'
import { showSession } from '../identity/sessions/show-session.ts'
import { enter } from '../identity/sign-in.ts'
import { userByEmail } from '../identity/users.ts'
import { invitationMail } from '../mails.ts'
import { tables } from '../table.ts'
import { acceptInvitation } from './accept-invitation.ts'
import { invitationLink, linkExpiry } from './invitation.ts'
import { invitationOfToken, refuseUnlessUsable } from './invitation-of-token.ts'
import { inviteMember } from './invite-member.ts'
import { listInvitations, showInvitation } from './list-invitations.ts'
import { renewLink } from './renew-link.ts'
import { revokeInvitation } from './revoke-invitation.ts'

const perMinute = 60

export function invitationRoutes({ cookie, mailer, publicUrl }: IdentitySurroundings): Binding[] {
  /** The invitation with its link, shown this once; the mail to be sent after the commit. */
  async function handOver(tx: Tx, id: InvitationId, token: string, actor: Actor) {
    const invitation = await showInvitation(tx, id, actor)
    const link = invitationLink(publicUrl, token)
    const mail = await mailOf(tx, actor.workspaceId, { ...invitation, invitedBy: actor.name, link })
    const answer = { ...invitation, link, linkExpiresAt: linkExpiry(new Date()), mailed: mailer.sends }
    return { answer, send: () => mailer.send(mail) }
  }

  return [
    bind(invitations.listInvitations, async ({ tx, actor }) => ({ rows: await listInvitations(tx, actor) })),
    bind(
      invitations.inviteMember,
      async ({ tx, body, actor, afterwards }) => {
        const { id, token } = await inviteMember(tx, body, actor)
        const { answer, send } = await handOver(tx, id, token, actor)
        afterwards(send)
        return answer
      },
      { secret: true },
    ),
    bind(
      invitations.renewInvitation,
      async ({ tx, params, actor, afterwards }) => {
        const { token } = await renewLink(tx, actor.workspaceId, params.id)
        const { answer, send } = await handOver(tx, params.id, token, actor)
        afterwards(send)
        return answer
      },
      { secret: true },
    ),
    bind(invitations.revokeInvitation, async ({ tx, params, actor }) =>
      revokeInvitation(tx, params.id, actor),
    ),
    bindOpen(
      links.showInvitationLink,
      async ({ db, params }) => {
        const invitation = await invitationOfToken(db, params.token)
        refuseUnlessUsable(invitation)
        const { workspace_id: workspaceId, name, email, workspaceName, invitedBy } = invitation
        return {
          workspaceName,
          invitedBy,
          name,
          email,
          language: await db.read(workspaceId, (tx) => languageOf(tx, workspaceId)),
          hasAccount: (await db.read(null, (tx) => userByEmail(tx, email))) !== undefined,
        }
      },
      { perMinute },
    ),
    bindOpen(
      links.acceptInvitation,
      async ({ db, params, body, request, reply }) => {
        const { userId, workspaceId } = await acceptInvitation(db, { ...params, ...body })
        const { actor, token } = await enter(db, userId, workspaceId, deviceOf(request))
        cookie.write(reply, token)
        return db.read(workspaceId, (tx) => showSession(tx, actor))
      },
      { perMinute },
    ),
    bindOpen(
      links.renewInvitationLink,
      async ({ db, params, inBackground }) => {
        inBackground(() => mailNewLink(db, params.token))
        return {}
      },
      { perMinute: 10 },
    ),
  ]

  /** Whoever holds an old link may have a new one sent, but only to the address that was invited. */
  async function mailNewLink(db: Database, oldToken: string): Promise<void> {
    const { workspace_id: workspaceId, id, invitedBy } = await invitationOfToken(db, oldToken)
    const mail = await db.write(workspaceId, async (tx) => {
      const { invitation, token } = await renewLink(tx, workspaceId, id)
      const link = invitationLink(publicUrl, token)
      return mailOf(tx, workspaceId, { ...invitation, invitedBy, link })
    })
    await mailer.send(mail)
  }
}

interface Addressed {
  email: string
  name: string
  invitedBy: string
  link: string
}

async function mailOf(tx: Tx, workspaceId: WorkspaceId, { email, name, invitedBy, link }: Addressed) {
  const { name: company, language } = await workspaceOf(tx, workspaceId)
  return { to: email, ...invitationMail(language, { name, company, invitedBy, link }) }
}

async function languageOf(tx: Tx, workspaceId: WorkspaceId) {
  return (await workspaceOf(tx, workspaceId)).language
}

async function workspaceOf(tx: Tx, workspaceId: WorkspaceId) {
  return tables(tx)
    .selectFrom('workspaces')
    .select(['name', 'language'])
    .where('workspace_id', '=', workspaceId)
    .executeTakeFirstOrThrow()
}
