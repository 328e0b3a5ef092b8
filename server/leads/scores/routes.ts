import * as contract from '../../../contract/leads/score.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { editScoring, learnAnew, showScoring } from '../../scoring/rules/edit-scoring.ts'
import { showScore } from './show-score.ts'

export const scoreRoutes: Binding[] = [
  bind(contract.leadScore, ({ tx, params, actor }) => showScore(tx, params, actor)),
  bind(contract.showScoring, ({ tx, actor }) => showScoring(tx, actor)),
  bind(contract.editScoring, async ({ tx, body, ifMatch, actor }) => {
    await editScoring(tx, { ...body, version: ifMatch }, actor)
    return showScoring(tx, actor)
  }),
  bind(contract.learnScore, async ({ tx, actor }) => {
    await learnAnew(tx, actor)
    return showScoring(tx, actor)
  }),
]
