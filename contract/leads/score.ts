import { z } from 'zod'
import { ActivityKind, Direction } from '../customers/activities.ts'
import { Instant } from '../days.ts'
import { LeadId } from '../ids.ts'
import { May } from '../named.ts'
import { route } from '../route.ts'
import { Filter } from '../segments/filters.ts'
import { Line } from '../text.ts'

/**
 * Score        0 to 100: where it begins and what the rules add or take away. Never the same thing as a probability.
 * is           a filter that means the lead: all its points, or none.
 * did          each talk of a kind: its points when it was held, half of them a half-life later; three times at the most.
 * silent       nobody was in touch for so many days: its points, mostly below zero.
 * Learned      the probability that such a lead is won, from what became of earlier ones.
 */
const common = { name: Line(120), points: z.int().min(-100).max(100) }

export const ScoreRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('is'), ...common, filter: Filter }),
  z.strictObject({
    kind: z.literal('did'),
    ...common,
    /** Null: of any kind but a note. */
    activity: ActivityKind.nullable(),
    /** Null: both ways. */
    direction: Direction.nullable(),
    halfLifeDays: z.int().min(1).max(730),
  }),
  z.strictObject({ kind: z.literal('silent'), ...common, days: z.int().min(1).max(730) }),
])
export type ScoreRule = z.infer<typeof ScoreRule>

const LearnedScore = z.object({
  /** When somebody last looked whether there is enough to learn from. Null: not yet. */
  lookedAt: Instant.nullable(),
  /** It is being learned now, or will be within seconds. */
  learning: z.boolean(),
  /** Closed leads, and those of them that were won. */
  rows: z.int(),
  won: z.int(),
  /** How many of the rarer outcome it takes. */
  needed: z.int(),
  /** Null while there is too little to learn from. Measured on leads that were held out. */
  measures: z
    .object({
      learnedFrom: z.int(),
      heldOut: z.int(),
      /** Area under the curve: 0.5 is guessing, 1 is knowing. */
      area: z.number(),
      areaLow: z.number(),
      areaHigh: z.number(),
      brier: z.number(),
      brierOfShare: z.number(),
      calibrationError: z.number(),
      /** Of groups of leads: what was foreseen and what came, 0 to 1. */
      calibration: z.array(z.object({ predicted: z.number(), observed: z.number(), rows: z.int() })),
    })
    .nullable(),
})
export type LearnedScore = z.infer<typeof LearnedScore>

export const Scoring = z.object({
  base: z.int(),
  rules: z.array(ScoreRule),
  /** 0 while nobody has written rules. */
  version: z.int(),
  learned: LearnedScore,
  can: z.object({ edit: May }),
})
export type Scoring = z.infer<typeof Scoring>

export const showScoring = route({
  method: 'GET',
  path: '/lead-score',
  summary: 'The rules of the lead score, and how well the learned one foresees what it has not seen.',
  needs: 'leads.see',
  returns: Scoring,
})

export const editScoring = route({
  method: 'PUT',
  path: '/lead-score',
  summary: 'Write the rules of the lead score. Open leads are scored anew within seconds.',
  needs: 'leads.edit',
  body: z.strictObject({ base: z.int().min(0).max(100), rules: z.array(ScoreRule).max(40) }),
  returns: Scoring,
  ifMatch: true,
  refusals: ['changed_meanwhile', 'malformed'],
})

export const learnScore = route({
  method: 'PUT',
  path: '/lead-score/learning',
  summary: 'Learn the score from the closed leads anew, within a minute.',
  needs: 'leads.edit',
  body: z.strictObject({}).optional(),
  returns: Scoring,
})

export const leadScore = route({
  method: 'GET',
  path: '/leads/{id}/score',
  summary: 'The score of a lead, factor by factor, and the learned one beside it.',
  needs: 'leads.see',
  params: z.object({ id: LeadId }),
  returns: z.object({
    score: z.int().nullable(),
    /** When it was worked out. */
    at: Instant.nullable(),
    /** The lead or the rules changed since, or it is more than a day old: it is being worked out again. */
    stale: z.boolean(),
    base: z.int().nullable(),
    parts: z.array(z.object({ name: z.string(), points: z.number() })),
    learned: z
      .object({
        /** 0 to 100: of so many such leads out of a hundred, as many are won. */
        percent: z.int(),
        /** The strongest first; `adds` in log odds: +0.7 doubles the odds. */
        parts: z.array(
          z.object({
            fact: z.string(),
            value: z.union([z.string(), z.number()]).nullable(),
            adds: z.number(),
          }),
        ),
        area: z.number(),
      })
      .nullable(),
  }),
})
