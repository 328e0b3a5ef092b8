import * as contract from '../../../contract/process/version-moves.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { cancelVersionMove } from './cancel-version-move.ts'
import { listVersionMoves } from './list-version-moves.ts'
import { countConditionalTasks } from './preview/count-conditional-tasks.ts'
import { previewVersionMove } from './preview/preview-version-move.ts'
import type { VersionMoveRunner } from './running/run-version-moves.ts'
import { startVersionMove } from './running/start-version-move.ts'
import { showVersionMove } from './show-version-move.ts'
import { shown } from './version-move.ts'

export function versionMoveRoutes({ runner }: { runner: Pick<VersionMoveRunner, 'begin'> }): Binding[] {
  return [
    bind(contract.previewVersionMove, ({ tx, params, body, actor }) =>
      previewVersionMove(tx, { ...params, ...body }, actor),
    ),
    bind(contract.countConditionalTasks, ({ tx, params, body, actor }) =>
      countConditionalTasks(tx, { ...params, ...body }, actor),
    ),
    bind(contract.startVersionMove, async ({ tx, params, body, actor, afterwards }) => {
      const started = await startVersionMove(tx, { ...params, ...body }, actor)
      afterwards(async () => runner.begin(actor, started.id))
      return shown(started)
    }),
    bind(contract.listVersionMoves, ({ tx, params, query, actor }) =>
      listVersionMoves(tx, { ...params, ...query }, actor),
    ),
    bind(contract.showVersionMove, ({ tx, params, actor }) => showVersionMove(tx, params, actor)),
    bind(contract.cancelVersionMove, async ({ tx, params, actor }) =>
      shown(await cancelVersionMove(tx, params, actor)),
    ),
  ]
}
