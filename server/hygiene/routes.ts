import * as checks from '../../contract/hygiene/checks.ts'
import * as repairs from '../../contract/hygiene/repairs.ts'
import { type Binding, bind } from '../platform/http/bind.ts'
import { addCheck, editCheck, removeCheck } from './checks/edit-checks.ts'
import { showChecks } from './checks/show-checks.ts'
import { excuseFinding, restoreExcuse, takeBackExcuse } from './repairs/excuse-finding.ts'
import { listExcuses } from './repairs/list-excuses.ts'
import { listFindings } from './repairs/list-findings.ts'
import { repairRecord } from './repairs/repair-record.ts'

export const checkRoutes: Binding[] = [
  bind(checks.showChecks, ({ tx, actor }) => showChecks(tx, actor)),
  bind(repairs.listFindings, ({ tx, query, actor }) => listFindings(tx, query, actor)),
  bind(repairs.listExcuses, ({ tx, query, actor }) => listExcuses(tx, query, actor)),
  bind(repairs.repairRecord, ({ tx, body, ifMatch, actor }) =>
    repairRecord(tx, { repair: body, ifMatch }, actor),
  ),
  bind(repairs.excuseFinding, ({ tx, params, body, actor }) =>
    excuseFinding(tx, { ...params, ...body }, actor),
  ),
  bind(repairs.takeBackExcuse, ({ tx, params, actor }) => takeBackExcuse(tx, params, actor)),
  bind(repairs.restoreExcuse, ({ tx, params, actor }) => restoreExcuse(tx, params, actor)),
  bind(checks.addCheck, ({ tx, body, actor }) => addCheck(tx, body, actor)),
  bind(checks.editCheck, ({ tx, params, body, ifMatch, actor }) =>
    editCheck(tx, { ...params, ifMatch, edit: body }, actor),
  ),
  bind(checks.removeCheck, ({ tx, params, actor }) => removeCheck(tx, params.key, actor)),
]
