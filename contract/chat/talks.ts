import { z } from 'zod'
import { Instant } from '../days.ts'
import { ChatId, ChatTalkId, LeadId, MemberId } from '../ids.ts'
import { Named } from '../named.ts'
import { Page, PageQuery } from '../page.ts'
import { route } from '../route.ts'
import { Language, Prose } from '../text.ts'
import { ChatAnswerKind } from './script.ts'

/**
 * Talk   one visitor's conversation. It follows the script, then a colleague types, or it has ended.
 * Turn   one thing a visitor says, numbered by him from 1: said again after a bad connection, it counts once.
 */
export const chatPhases = ['script', 'person', 'ended'] as const
export const ChatPhase = z.enum(chatPhases)
export type ChatPhase = z.infer<typeof ChatPhase>

export const ShownPresentation = z.object({
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
})
export type ShownPresentation = z.infer<typeof ShownPresentation>

export const ChatMessage = z.object({
  seq: z.int(),
  from: z.enum(['script', 'visitor', 'colleague']),
  /** Who typed it. */
  by: z.string().nullable(),
  text: z.string(),
  shows: ShownPresentation.nullable(),
  at: Instant,
})
export type ChatMessage = z.infer<typeof ChatMessage>

/** What is waited for. `slot`: one of the times offered, as its instant. */
export const ChatAwaited = z.object({
  as: z.enum([...ChatAnswerKind.options, 'slot', 'free']),
  choices: z.array(z.object({ key: z.string(), label: z.string() })),
  slots: z.array(Instant),
  optional: z.boolean(),
})
export type ChatAwaited = z.infer<typeof ChatAwaited>

/** The conversation as its visitor sees it. */
export const Visit = z.object({
  title: z.string(),
  notice: z.string().nullable(),
  language: Language,
  phase: ChatPhase,
  /** Those after the one asked for. */
  messages: z.array(ChatMessage),
  awaited: ChatAwaited.nullable(),
  /** The number of the last turn that counted. */
  turn: z.int(),
})
export type Visit = z.infer<typeof Visit>

const slug = z.object({ slug: z.string().regex(/^[a-z0-9-]{1,80}$/) })
/** Made by the visitor's browser: 256 random bits. Whoever knows it goes on with the conversation. */
const token = z.string().regex(/^[\w-]{43}$/)
/** The last message the visitor has. */
const after = z.int().min(0).max(100_000).default(0)
const Place = z.string().max(500)

export const beginVisit = route({
  method: 'POST',
  path: '/chat-pages/{slug}/visits',
  summary: 'A visitor opens the chat, or comes back to it with the token he had.',
  needs: 'anyone',
  params: slug,
  body: z.strictObject({
    token,
    language: z.string().max(40).optional(),
    /** Where he came from. */
    page: Place.optional(),
    referrer: Place.optional(),
  }),
  returns: Visit,
})

export const takeTurn = route({
  method: 'POST',
  path: '/chat-pages/{slug}/turns',
  summary: 'A visitor answers. The same number again changes nothing and is answered alike.',
  needs: 'anyone',
  params: slug,
  body: z.strictObject({
    token,
    after,
    number: z.int().min(1).max(1_000),
    /** The words, the key of a choice, `yes` or `no`, the instant of a slot; empty skips what may be skipped. */
    said: Prose(2_000),
  }),
  returns: Visit,
  refusals: ['answer_invalid', 'chat_ended'],
})

export const readVisit = route({
  method: 'POST',
  path: '/chat-pages/{slug}/readings',
  summary: 'What was said since.',
  needs: 'anyone',
  params: slug,
  body: z.strictObject({ token, after }),
  returns: Visit,
})

const TalkFacts = {
  id: ChatTalkId,
  chat: Named(ChatId),
  lead: Named(LeadId),
  language: Language,
  phase: ChatPhase,
  /** The visitor spoke last, and a colleague is awaited. */
  waits: z.boolean(),
  /** Who answers him. */
  colleague: Named(MemberId).nullable(),
  /** The call that was booked. */
  callAt: Instant.nullable(),
  startedAt: Instant,
  lastAt: Instant,
  lastWords: z.string(),
}

export const ChatTalkInList = z.object(TalkFacts)
export type ChatTalkInList = z.infer<typeof ChatTalkInList>
export const ChatTalk = z.object({
  ...TalkFacts,
  page: z.string().nullable(),
  messages: z.array(ChatMessage),
  can: z.object({ answer: z.union([z.literal(true), z.string()]) }),
})
export type ChatTalk = z.infer<typeof ChatTalk>

const params = z.object({ id: ChatTalkId })

export const listChatTalks = route({
  method: 'GET',
  path: '/chat-talks',
  summary: 'Conversations of the leads one may see: those a colleague is awaited in first, then the newest.',
  needs: 'leads.see',
  query: z.object({ ...PageQuery, state: z.enum(['open', 'all']).default('all'), lead: LeadId.optional() }),
  returns: Page(ChatTalkInList),
  refusals: ['bad_cursor'],
})

export const showChatTalk = route({
  method: 'GET',
  path: '/chat-talks/{id}',
  summary: 'One conversation, word by word.',
  needs: 'leads.see',
  params,
  returns: ChatTalk,
})

export const answerChatTalk = route({
  method: 'POST',
  path: '/chat-talks/{id}/messages',
  summary: 'Type to the visitor; from then on the script is silent.',
  needs: 'leads.edit',
  params,
  body: z.strictObject({ text: Prose(2_000).refine((text) => text.trim() !== '') }),
  returns: ChatTalk,
  status: 201,
  refusals: ['chat_ended'],
})

export const endChatTalk = route({
  method: 'PUT',
  path: '/chat-talks/{id}/ending',
  summary: 'The conversation is over.',
  needs: 'leads.edit',
  params,
  returns: ChatTalk,
})
