import { sql } from 'kysely'
import type { DealId, MemberId, PersonId, TaskId } from '../../../contract/ids.ts'
import type { Answer, AnswerValue } from '../../../contract/process/questionnaires.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'

/** An answer as it lies there, whether or not its question is still asked. */
export interface AnswerRow extends Answer {
  questionnaire: string
  question: string
}

export async function answersOn(tx: Tx, actor: Actor, dealId: DealId): Promise<AnswerRow[]> {
  const { rows } = await sql<
    Omit<AnswerRow, 'answeredBy'> & { memberId: MemberId | null; memberName: string | null }
  >`
    select a.questionnaire_key as questionnaire, a.question_key as question, a.value, p.name as "personName",
           utc(a.answered_at) as "answeredAt", a.task_id as "taskId", m.id as "memberId", m.name as "memberName"
    from answers a
    left join people p on p.workspace_id = a.workspace_id and p.id = a.person_id
    left join members m on m.workspace_id = a.workspace_id and m.id = a.answered_by
    where a.workspace_id = ${actor.workspaceId} and a.deal_id = ${dealId}
  `.execute(tx)
  return rows.map(({ memberId, memberName, ...row }) => ({
    ...row,
    answeredBy: memberId && { id: memberId, name: memberName ?? '' },
  }))
}

export interface NewAnswer {
  question: string
  value: AnswerValue
  personId: PersonId | null
}

/** Writes answers of one questionnaire over whatever was answered before. */
export async function saveAnswers(
  tx: Tx,
  actor: Actor,
  to: { dealId: DealId; questionnaire: string; taskId: TaskId | null },
  answers: readonly NewAnswer[],
): Promise<void> {
  if (answers.length === 0) return
  await sql`
    insert into answers as a (workspace_id, deal_id, questionnaire_key, question_key, value, person_id, answered_at,
                              answered_by, task_id)
    select ${actor.workspaceId}, ${to.dealId}, ${to.questionnaire}, r.question, r.value, r."personId", now(),
           ${actor.memberId}, ${to.taskId}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as r (question text, value jsonb, "personId" uuid)
    on conflict (workspace_id, deal_id, questionnaire_key, question_key) do update
    set value = excluded.value, person_id = excluded.person_id, answered_at = excluded.answered_at,
        answered_by = excluded.answered_by, task_id = excluded.task_id, version = a.version + 1
  `.execute(tx)
}

/** Takes answers back. */
export async function removeAnswers(
  tx: Tx,
  actor: Actor,
  from: { dealId: DealId; questionnaire: string },
  questions: readonly string[],
): Promise<void> {
  if (questions.length === 0) return
  await sql`
    delete from answers
    where workspace_id = ${actor.workspaceId} and deal_id = ${from.dealId}
      and questionnaire_key = ${from.questionnaire} and question_key = any (${questions}::text[])
  `.execute(tx)
}
