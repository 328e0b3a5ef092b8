import type { ChatScript } from '../../contract/chat/script.ts'
import type { ChatPhase } from '../../contract/chat/talks.ts'
import type { ActivityId, ChatId, ChatTalkId, LeadId, MemberId, TeamId } from '../../contract/ids.ts'
import type { Language } from '../../contract/text.ts'
import type { Answer } from '../process/conditions/facts.ts'
import type { State } from './script/engine.ts'

/**
 * Chat      a conversation script with an address of its own, in versions.
 * Talk      one visitor's conversation; it stays with the version it began with.
 * Visitor   whoever opened it: known by a token alone until he says who he is.
 * Waits     the visitor spoke last and a colleague is to answer.
 */
export interface ChatRow {
  id: ChatId
  slug: string
  name: string
  origins: string[]
  ownerId: MemberId | null
  teamId: TeamId | null
  draft: ChatScript
  publishedNumber: number | null
  pausedAt: string | null
  version: number
}

export interface Talk {
  id: ChatTalkId
  chatId: ChatId
  number: number
  language: Language
  phase: ChatPhase
  place: State['place']
  answers: Record<string, Answer>
  lastTurn: number
  lastSeq: number
  page: string | null
  referrer: string | null
  leadId: LeadId | null
  activityId: ActivityId | null
  colleagueId: MemberId | null
  waits: boolean
  callAt: string | null
  /** When he agreed to the consent his script asks for. */
  consentedAt: string | null
  startedAt: string
  lastAt: string
}

export const stateOf = ({ phase, place, answers }: Talk): State => ({ phase, place, answers })
