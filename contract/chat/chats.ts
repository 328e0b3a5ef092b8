import { z } from 'zod'
import { Instant } from '../days.ts'
import { ChatId, MemberId, TeamId } from '../ids.ts'
import { route } from '../route.ts'
import { Language, Line, Prose } from '../text.ts'
import { ChatFault, ChatScript } from './script.ts'
import { ChatAwaited, ChatMessage, ChatPhase } from './talks.ts'

/**
 * Chat      a conversation script with an address of its own: `/c/{slug}`, or one line in another page.
 * Draft     what is worked on; visitors follow the version published last, and who has begun stays with his.
 */
const ChatFacts = {
  id: ChatId,
  name: z.string(),
  slug: z.string(),
  /** Pages that may hold it, as `https://www.firma.pl`. None: only its own page. */
  origins: z.array(z.string()),
  /** Who gets its leads; else the team's queue; else the rules decide. */
  ownerId: MemberId.nullable(),
  teamId: TeamId.nullable(),
  /** The version visitors follow; null: not published yet. */
  published: z.object({ number: z.int(), at: Instant }).nullable(),
  /** Switched off: visitors are told that nobody is here. */
  pausedAt: Instant.nullable(),
  talks: z.int(),
  version: z.int(),
}

export const ChatInList = z.object(ChatFacts)
export type ChatInList = z.infer<typeof ChatInList>

export const Chat = z.object({
  ...ChatFacts,
  script: ChatScript,
  /** The draft differs from what visitors follow. */
  changed: z.boolean(),
  faults: z.array(ChatFault),
  /** What goes with it if it is removed. */
  uses: z.object({
    /** Conversations that stand on a lead. */
    leads: z.int(),
    /** Visitors who wait for an answer. */
    waiting: z.int(),
    /** Calls booked that are still to come. */
    calls: z.int(),
  }),
})
export type Chat = z.infer<typeof Chat>

/** Scheme, host and port, as a browser names a page. */
const Origin = z
  .string()
  .trim()
  .max(200)
  .refine((value) => /^https?:\/\/[^/?#\s;,'"]+$/i.test(value) && URL.canParse(value), { error: 'no_origin' })
  .transform((value) => new URL(value).origin)

const params = z.object({ id: ChatId })

export const listChats = route({
  method: 'GET',
  path: '/chats',
  summary: 'The chats of the company.',
  needs: 'process.publish',
  returns: z.object({ rows: z.array(ChatInList) }),
})

export const createChat = route({
  method: 'POST',
  path: '/chats',
  summary: 'A new chat with a script to begin with, in four languages.',
  needs: 'process.publish',
  body: z.strictObject({ name: Line(80) }),
  returns: Chat,
  status: 201,
})

export const showChat = route({
  method: 'GET',
  path: '/chats/{id}',
  summary: 'One chat with its script and what is wrong in it.',
  needs: 'process.publish',
  params,
  returns: Chat,
})

export const editChat = route({
  method: 'PATCH',
  path: '/chats/{id}',
  summary: 'Change the script or where it stands; visitors notice when it is published.',
  needs: 'process.publish',
  params,
  body: z
    .strictObject({
      name: Line(80),
      origins: z.array(Origin).max(30),
      ownerId: MemberId.nullable(),
      teamId: TeamId.nullable(),
      paused: z.boolean(),
      script: ChatScript,
    })
    .partial(),
  returns: Chat,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})
export type EditChat = z.output<typeof editChat.body>

export const removeChat = route({
  method: 'DELETE',
  path: '/chats/{id}',
  summary:
    'Remove a chat that is switched off, with its conversations. Leads stay, with every word as a note.',
  needs: 'process.publish',
  params,
  returns: z.undefined(),
  status: 204,
  refusals: ['still_used'],
})

export const publishChat = route({
  method: 'POST',
  path: '/chats/{id}/versions',
  summary: 'Visitors who begin from now on follow the draft.',
  needs: 'process.publish',
  params,
  returns: Chat,
  status: 201,
  refusals: ['chat_invalid'],
})

export const tryScript = route({
  method: 'POST',
  path: '/chat-trials',
  summary: 'How a script goes for somebody who says these things one after the other. Nothing is kept.',
  needs: 'process.publish',
  body: z.strictObject({
    script: ChatScript,
    language: Language,
    said: z.array(Prose(2_000)).max(100),
  }),
  returns: z.object({
    messages: z.array(ChatMessage),
    awaited: ChatAwaited.nullable(),
    phase: ChatPhase,
    /** The last thing said was no answer to what was asked. */
    refused: z.boolean(),
  }),
})
