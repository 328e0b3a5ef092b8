import * as contract from '../../../contract/team/deputies.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import type { Tell } from './deputy.ts'
import { endDeputy } from './end-deputy.ts'
import { listDeputies } from './list-deputies.ts'
import { planDeputy } from './plan-deputy.ts'

export const deputyRoutes = ({ tell }: { tell: Tell }): Binding[] => [
  bind(contract.listDeputies, async ({ tx, actor }) => ({ rows: await listDeputies(tx, actor) })),
  bind(contract.planDeputy, ({ tx, params, body, actor }) =>
    planDeputy(tx, { ...params, ...body }, actor, tell),
  ),
  bind(contract.endDeputy, ({ tx, params, actor }) => endDeputy(tx, params, actor, tell)),
]
