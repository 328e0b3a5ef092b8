import { z } from 'zod'
import { Activity } from '../contract/activities.ts'
import { TaskApproval } from '../contract/approvals.ts'
import { Company } from '../contract/companies.ts'
import { Deal, DealCard, DealInList } from '../contract/deals.ts'
import { Unmet } from '../contract/gate.ts'
import { ImportInFull, ImportMapping } from '../contract/imports.ts'
import { Figure } from '../contract/insights.ts'
import { Person } from '../contract/people.ts'
import { ProcessVersion } from '../contract/process.ts'
import { ProcessDocument, Questionnaire } from '../contract/process-document.ts'
import { AnswerValue, FilledQuestionnaire, TaskQuestionnaire } from '../contract/questionnaires.ts'
import { Problem } from '../contract/refusals.ts'
import { Rights } from '../contract/rights.ts'
import { Session } from '../contract/session.ts'
import { Task, TaskInList } from '../contract/tasks.ts'
import { Text } from '../contract/text.ts'

const named = {
  Activity,
  AnswerValue,
  Company,
  Deal,
  DealCard,
  DealInList,
  Figure,
  FilledQuestionnaire,
  ImportInFull,
  ImportMapping,
  Person,
  Problem,
  ProcessDocument,
  ProcessVersion,
  Questionnaire,
  Rights,
  Session,
  Task,
  TaskApproval,
  TaskInList,
  TaskQuestionnaire,
  Text,
  Unmet,
}

/** What `openapi.json` writes once under a name instead of in every route that uses it. */
export function nameSchemas(): void {
  for (const [id, schema] of Object.entries(named))
    if (!z.globalRegistry.has(schema)) z.globalRegistry.add(schema, { id })
}
