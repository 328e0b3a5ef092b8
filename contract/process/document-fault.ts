import { z } from 'zod'
import { Text } from '../text.ts'

/**
 * What is wrong, and where: `stages.2.tasks.0.role`. `code` chooses the sentence in the reader's language, `details`
 * are its words (names of stages, tasks, roles, facts); `message` is the same in plain English.
 */
export const DocumentFault = z.object({
  path: z.string(),
  code: z.string(),
  message: z.string(),
  details: z.record(z.string(), z.union([z.string(), z.number(), Text, z.array(Text)])).optional(),
})
export type DocumentFault = z.infer<typeof DocumentFault>

/** Every code of a fault in a document of the right shape, so that each can be given words. */
export const faultCodes = [
  'too_few_stages',
  'duplicate_key',
  'duplicate_goal',
  'unknown_role',
  'unknown_stage',
  'unknown_task',
  'unknown_buying_stage',
  'unknown_nurturing_plan',
  'unknown_questionnaire',
  'unknown_question',
  'unknown_fact',
  'unknown_own_field',
  'own_field_differs',
  'wrong_types',
  'not_yes_or_no',
  'condition_invalid',
  'condition_never_holds',
  'criterion_never_holds',
  'criteria_contradict',
  'stage_unreachable',
  'circle',
  'deadline_empty',
  'warns_too_late',
  'due_after_deadline',
  'wrong_direction',
  'returns_ahead',
  'sends_back_ahead',
  'sends_back_barred',
  'questionnaire_empty',
  'options_missing',
  'asks_too_early',
] as const
export type FaultCode = (typeof faultCodes)[number]

/** The same of hints. */
export const hintCodes = [
  'draft_outdated',
  'role_without_people',
  'approvals_short',
  'no_goal',
  'holds_nothing',
  'no_lost_reasons',
  'probability_falls',
  'buying_stage_falls',
  'named_like_a_thing',
  'never_asked_about',
  'questionnaire_missing',
  'criterion_always_holds',
  'role_unused',
] as const
export type HintCode = (typeof hintCodes)[number]
