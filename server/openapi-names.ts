import { z } from 'zod'
import { Activity } from '../contract/customers/activities.ts'
import { Company } from '../contract/customers/companies.ts'
import { Person } from '../contract/customers/people.ts'
import { Deal, DealCard, DealInList } from '../contract/deals/deal.ts'
import { OwnField } from '../contract/fields.ts'
import { ImportInFull } from '../contract/imports/imports.ts'
import { ImportMapping } from '../contract/imports/mapping.ts'
import { Figure } from '../contract/insights.ts'
import { AssignmentRule } from '../contract/leads/assignment.ts'
import { Lead, LeadInList } from '../contract/leads/lead.ts'
import { LeadQualification } from '../contract/leads/qualification.ts'
import { Scoring } from '../contract/leads/score.ts'
import { Unmet } from '../contract/process/gate.ts'
import { ProcessVersion } from '../contract/process/process.ts'
import { ProcessDocument, Questionnaire } from '../contract/process/process-document.ts'
import { AnswerValue, FilledQuestionnaire, TaskQuestionnaire } from '../contract/process/questionnaires.ts'
import { Problem } from '../contract/refusals.ts'
import { Filter } from '../contract/segments/filters.ts'
import { TaskApproval } from '../contract/tasks/approvals.ts'
import { Task, TaskInList } from '../contract/tasks/tasks.ts'
import { Rights } from '../contract/team/rights.ts'
import { Session } from '../contract/team/session.ts'
import { Text } from '../contract/text.ts'

const named = {
  Activity,
  AnswerValue,
  AssignmentRule,
  Company,
  Deal,
  DealCard,
  DealInList,
  Figure,
  FilledQuestionnaire,
  Filter,
  ImportInFull,
  ImportMapping,
  Lead,
  LeadInList,
  LeadQualification,
  OwnField,
  Person,
  Problem,
  ProcessDocument,
  ProcessVersion,
  Questionnaire,
  Rights,
  Scoring,
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
