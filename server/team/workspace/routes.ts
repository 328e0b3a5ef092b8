import { setUp, showSetup } from '../../../contract/team/setup.ts'
import * as contract from '../../../contract/team/workspace.ts'
import { type Binding, bind, bindOpen } from '../../platform/http/bind.ts'
import { forgetWorkspaceCalendar } from '../calendars/workspace-calendar.ts'
import type { SessionCookie } from '../identity/sessions/cookie.ts'
import { deviceOf } from '../identity/sessions/device.ts'
import { showSession } from '../identity/sessions/show-session.ts'
import { enter } from '../identity/sign-in.ts'
import { editWorkspace, showWorkspace } from './edit-workspace.ts'
import { isEmpty, setUpFirstWorkspace } from './set-up-first-workspace.ts'
import type { Founding } from './set-up-workspace.ts'

export interface WorkspaceSurroundings {
  cookie: SessionCookie
  foundings: readonly Founding[]
}

const perMinute = 60

export const workspaceRoutes = ({ cookie, foundings }: WorkspaceSurroundings): Binding[] => [
  bindOpen(showSetup, async ({ db }) => ({ empty: await db.read(null, isEmpty) })),
  bindOpen(
    setUp,
    async ({ db, body, request, reply }) => {
      const { founder, userId } = await setUpFirstWorkspace(db, body, foundings)
      const { actor, token } = await enter(db, userId, founder.workspaceId, deviceOf(request))
      cookie.write(reply, token)
      return db.read(actor.workspaceId, (tx) => showSession(tx, actor))
    },
    { perMinute },
  ),
  bind(contract.showWorkspace, async ({ tx, actor }) => showWorkspace(tx, actor)),
  bind(contract.editWorkspace, async ({ tx, body, ifMatch, actor, afterwards }) => {
    afterwards(async () => forgetWorkspaceCalendar(actor.workspaceId))
    return editWorkspace(tx, { ...body, ifMatch }, actor)
  }),
]
