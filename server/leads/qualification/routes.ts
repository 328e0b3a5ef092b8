import * as contract from '../../../contract/leads/qualification.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { answerLead, showQualification } from './qualify-lead.ts'
import { editSettings, showSettings } from './settings.ts'

export const qualificationRoutes: Binding[] = [
  bind(contract.leadQualification, ({ tx, params, actor }) => showQualification(tx, params, actor)),
  bind(contract.answerLead, ({ tx, params, body, actor }) => answerLead(tx, { ...params, ...body }, actor)),
  bind(contract.qualificationSettings, ({ tx, actor }) => showSettings(tx, actor)),
  bind(contract.editQualification, async ({ tx, params, ifMatch, body, actor }) => {
    await editSettings(tx, { ...params, ...body, version: ifMatch }, actor)
    return showSettings(tx, actor)
  }),
]
