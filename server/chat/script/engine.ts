import { type ChatScript, type ChatStep, consentKey } from '../../../contract/chat/script.ts'
import type { ChatPhase, ShownPresentation } from '../../../contract/chat/talks.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import type { Answer } from '../../process/conditions/facts.ts'
import { consentBefore, isForbidden } from './consent.ts'
import { readAnswer } from './read-answer.ts'
import { caseThatHolds } from './script-conditions.ts'

/**
 * Place  where a conversation stands: the step that waits for an answer.
 * State  all that a script needs to go on: the place, what was answered, and who speaks.
 * Turn   what comes of one answer: what is said until the next question, and what the house has to do.
 */
export interface State {
  phase: ChatPhase
  place: { scene: string; step: number } | null
  answers: Readonly<Record<string, Answer>>
}

export interface Said {
  text: string
  shows: ShownPresentation | null
}

export interface Turn {
  state: State
  said: Said[]
  /** The answer in the visitor's words: a choice by its label. Null where there was nothing to answer. */
  heard: string | null
  /** A time was chosen. */
  booked: { at: string; minutes: number } | null
}

/** What of the world a script depends on. */
export interface Surroundings {
  language: Language
  /** Within working hours. */
  open: boolean
  /** Instants a call of these minutes could begin at, soonest first, within so many days. */
  slots: (minutes: number, days: number) => readonly string[]
}

/** The script from its beginning to the first question. */
export function beginScript(script: ChatScript, around: Surroundings): Turn {
  const first = script.scenes[0]
  return goOn(
    script,
    { phase: 'script', place: first ? { scene: first.key, step: 0 } : null, answers: {} },
    around,
  )
}

/**
 * What comes of an answer. Pure: the same state and the same words always lead to the same turn.
 * @param said the words, the key of a choice, `yes` or `no`, the instant of a slot; empty skips
 * @returns null where it is no answer to what was asked
 */
export function answerScript(
  script: ChatScript,
  state: State,
  said: string,
  around: Surroundings,
): Turn | null {
  const step = stepAt(script, state)
  if (step?.kind === 'book') {
    if (said !== '' && !around.slots(step.minutes, step.days).includes(said)) return null
    const after = goOn(script, { ...state, place: below(state) }, around)
    return { ...after, heard: said || '–', booked: said ? { at: said, minutes: step.minutes } : null }
  }
  if (step?.kind !== 'ask') return null
  const read = readAnswer(step, said, around.language)
  if (!read) return null
  const answers = read.value === null ? state.answers : { ...state.answers, [step.key]: read.value }
  if (step.key === consentKey) return { ...goOn(script, { ...state, answers }, around), heard: read.words }
  const place = read.to === undefined ? below(state) : { scene: read.to, step: 0 }
  return { ...goOn(script, { ...state, answers, place }, around), heard: read.words }
}

/** The step a conversation waits at, or the consent that is asked for before it. */
export function stepAt(script: ChatScript, { place, answers }: Pick<State, 'place' | 'answers'>) {
  const step = stepOf(script, place)
  return step && (consentBefore(script, step, answers) ?? step)
}

/** A script that never asks would go on for ever; publishing refuses one, and this ends it all the same. */
const mostSteps = 300

function goOn(script: ChatScript, from: State, around: Surroundings): Turn {
  const { language } = around
  const said: Said[] = []
  const words = (text: Parameters<typeof textIn>[0]) =>
    said.push({ text: textIn(text, language), shows: null })
  const stopped = (state: State): Turn => ({ state, said, heard: null, booked: null })
  let { place } = from
  for (let count = 0; count < mostSteps; count++) {
    const step = stepOf(script, place)
    if (!step || !place) break
    const next = { scene: place.scene, step: place.step + 1 }
    switch (step.kind) {
      case 'say':
        words(step.text)
        place = next
        break
      case 'show': {
        const shown = script.presentations.find(({ key }) => key === step.presentation)
        if (shown)
          said.push({
            text: textIn(shown.title, language),
            shows: {
              title: textIn(shown.title, language),
              text: textIn(shown.text, language),
              link: shown.link ?? null,
            },
          })
        place = next
        break
      }
      case 'check': {
        const to = caseThatHolds(script, step.cases, from.answers)
        place = to === null ? next : { scene: to, step: 0 }
        break
      }
      case 'jump':
        place = { scene: step.to, step: 0 }
        break
      case 'hand_over':
        words(around.open ? step.text : (step.away ?? step.text))
        return stopped({ ...from, phase: 'person', place: null })
      case 'end':
        words(step.text)
        return stopped({ ...from, phase: 'ended', place: null })
      case 'book':
        // Nobody is asked to choose among nothing.
        if (around.slots(step.minutes, step.days).length === 0) {
          place = next
          break
        }
        words(step.text)
        return stopped({ ...from, place })
      case 'ask':
        if (isForbidden(script, step, from.answers)) {
          place = next
          break
        }
        words(consentBefore(script, step, from.answers)?.text ?? step.text)
        return stopped({ ...from, place })
    }
  }
  return stopped({ ...from, phase: 'ended', place: null })
}

const stepOf = (script: ChatScript, place: State['place']): ChatStep | undefined =>
  place ? sceneOf(script, place.scene)?.steps[place.step] : undefined

const sceneOf = (script: ChatScript, key: string) => script.scenes.find((scene) => scene.key === key)

const below = ({ place }: State) => place && { scene: place.scene, step: place.step + 1 }
