import { z } from 'zod'
import { WebAddress } from '../customers/contact-details.ts'
import { Condition, Key } from '../process/process-document.ts'
import { Line, Prose, Text } from '../text.ts'

/**
 * Script        what a chat says, asks and shows, and where it goes from there: scenes of steps.
 * Scene         steps one after the other; choices, checks and jumps lead to another scene.
 * Answer        what a visitor said to a question, kept under the question's key: conditions ask `answers.chat.<key>`.
 * Presentation  what is shown to whom it fits: a text and a link.
 */

/** What a question asks for. */
export const chatAnswerKinds = ['text', 'number', 'email', 'phone', 'yes_no', 'choice'] as const
export const ChatAnswerKind = z.enum(chatAnswerKinds)
export type ChatAnswerKind = z.infer<typeof ChatAnswerKind>

/** What of the lead an answer fills; `bant.…` is a question of the qualification every company begins with. */
export const chatFills = [
  'name',
  'companyName',
  'jobTitle',
  'email',
  'phone',
  'city',
  'need',
  'bant.need',
  'bant.budget',
  'bant.authority',
  'bant.timeline',
] as const
export const ChatFill = z.enum(chatFills)
export type ChatFill = z.infer<typeof ChatFill>

const Choice = z.strictObject({
  key: Key,
  label: Text,
  /** The scene it leads to; left out: the step below. */
  to: Key.optional(),
})

export const ChatStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('say'), text: Text }),
  z.strictObject({
    kind: z.literal('ask'),
    key: Key,
    text: Text,
    answer: ChatAnswerKind,
    /** Of a choice. */
    choices: z.array(Choice).max(12).optional(),
    fills: ChatFill.optional(),
    /** May be skipped. */
    optional: z.boolean().optional(),
  }),
  z.strictObject({
    kind: z.literal('check'),
    /** The first that holds decides; none: the step below. */
    cases: z
      .array(z.strictObject({ when: Condition, to: Key }))
      .min(1)
      .max(12),
  }),
  z.strictObject({ kind: z.literal('show'), presentation: Key }),
  z.strictObject({ kind: z.literal('jump'), to: Key }),
  z.strictObject({
    kind: z.literal('hand_over'),
    text: Text,
    /** Said instead outside working hours. */
    away: Text.optional(),
  }),
  z.strictObject({
    kind: z.literal('book'),
    text: Text,
    /** How long the call takes. */
    minutes: z.int().min(10).max(240).default(30),
    /** Times within so many days from now are offered. */
    days: z.int().min(1).max(14).default(5),
  }),
  z.strictObject({ kind: z.literal('end'), text: Text }),
])
export type ChatStep = z.infer<typeof ChatStep>

export const ChatScene = z.strictObject({ key: Key, name: Line(80), steps: z.array(ChatStep).max(60) })
export type ChatScene = z.infer<typeof ChatScene>

export const ChatPresentation = z.strictObject({
  key: Key,
  title: Text,
  /** Paragraphs, **bold** and lists; never markup. */
  text: z.union([Prose(5_000), z.partialRecord(z.enum(['en', 'pl', 'nb', 'fa']), Prose(5_000))]),
  link: WebAddress.optional(),
})
export type ChatPresentation = z.infer<typeof ChatPresentation>

/** Under which a visitor's yes or no to the consent is kept; no question of a script that asks for it has this key. */
export const consentKey = 'consent'

/** The first scene begins. */
export const ChatScript = z.strictObject({
  title: Text,
  /** Under the conversation: what becomes of what is typed. */
  notice: Text.optional(),
  /** Agreed to, or not, before the first question for a name, an address or a number: whoever does not is not asked. */
  consent: Text.optional(),
  scenes: z.array(ChatScene).min(1).max(60),
  presentations: z.array(ChatPresentation).max(30).default([]),
})
export type ChatScript = z.infer<typeof ChatScript>

/** What a script may not be published with, and where: a scene, and the number of the step in it, from 0. */
export const chatFaultCodes = [
  'unknown_scene',
  'unknown_presentation',
  'no_choices',
  'doubled_key',
  'doubled_scene',
  'dead_end',
  'unreachable_step',
  'unreachable_scene',
  'no_way_out',
  'condition_wrong',
  'no_contact',
] as const
export const ChatFault = z.object({
  code: z.enum(chatFaultCodes),
  scene: z.string(),
  step: z.int().nullable(),
  /** The name or sentence at fault. */
  named: z.string(),
  /** Stops publishing; the others are advice. */
  grave: z.boolean(),
})
export type ChatFault = z.infer<typeof ChatFault>
