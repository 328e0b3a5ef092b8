import { dueAfter } from '../platform/time/working-time.ts'
import type { LivedVisit } from './deal-life.ts'
import type { Setting } from './setting.ts'

/** As the database keeps instants; null stays null. */
export function instant<At extends number | null>(at: At): At extends null ? null : string {
  return (at === null ? null : new Date(at).toISOString()) as At extends null ? null : string
}

/** When a stage's warning and breach come, counted from entering it. */
export function deadlines(
  { calendar }: Setting,
  { stage, enteredAt }: LivedVisit,
): { warnAt: string | null; deadlineAt: string | null } {
  const { warn, breach } = stage.deadline ?? {}
  return {
    warnAt: warn ? instant(dueAfter(calendar, enteredAt, warn)) : null,
    deadlineAt: breach ? instant(dueAfter(calendar, enteredAt, breach)) : null,
  }
}
