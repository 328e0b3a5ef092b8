import {
  type ChatFault,
  type ChatScene,
  type ChatScript,
  type ChatStep,
  consentKey,
} from '../../../contract/chat/script.ts'
import { conditionFault } from './script-conditions.ts'

/** All that a visitor would stumble over, scene by scene. Grave faults keep a script from being published. */
export function scriptFaults(script: ChatScript): ChatFault[] {
  const faults: ChatFault[] = []
  const scenes = new Map(script.scenes.map((scene) => [scene.key, scene]))
  const presentations = new Set(script.presentations.map(({ key }) => key))
  const questions = new Set<string>(script.consent ? [consentKey] : [])
  const found = (
    code: ChatFault['code'],
    scene: ChatScene,
    step: number | null,
    named: string,
    grave = true,
  ) => faults.push({ code, scene: scene.key, step, named, grave })

  for (const scene of scenes.values()) {
    scene.steps.forEach((step, at) => {
      for (const to of targetsOf(step)) if (!scenes.has(to)) found('unknown_scene', scene, at, to)
      if (step.kind === 'show' && !presentations.has(step.presentation))
        found('unknown_presentation', scene, at, step.presentation)
      if (step.kind === 'ask') {
        if (questions.has(step.key)) found('doubled_key', scene, at, step.key)
        questions.add(step.key)
        if (step.answer === 'choice' && (step.choices ?? []).length === 0)
          found('no_choices', scene, at, step.key)
      }
      if (step.kind === 'check')
        for (const { when } of step.cases) {
          const sentence = conditionFault(script, when)
          if (sentence !== null) found('condition_wrong', scene, at, sentence)
        }
      if (leaves(step) && at < scene.steps.length - 1)
        found('unreachable_step', scene, at + 1, scene.name, false)
    })
    if (!scene.steps.some(leaves)) found('dead_end', scene, null, scene.name)
  }
  for (const key of doubled(script.scenes.map((scene) => scene.key)))
    found('doubled_scene', scenes.get(key) as ChatScene, null, key)

  const reached = reachedFrom(script.scenes[0]?.key, scenes)
  for (const scene of scenes.values()) {
    if (!reached.has(scene.key)) found('unreachable_scene', scene, null, scene.name, false)
    if (loopsWithoutQuestion(scene, scenes)) found('no_way_out', scene, null, scene.name)
  }
  const fills = script.scenes.flatMap(({ steps }) =>
    steps.flatMap((step) => (step.kind === 'ask' && step.fills ? [step.fills] : [])),
  )
  const [first] = script.scenes
  if (first && !fills.includes('email') && !fills.includes('phone'))
    found('no_contact', first, null, first.name, false)
  return faults
}

/** The conversation never goes on to the step below. */
function leaves(step: ChatStep): boolean {
  if (step.kind === 'jump' || step.kind === 'hand_over' || step.kind === 'end') return true
  const choices = step.kind === 'ask' && step.answer === 'choice' && !step.optional ? step.choices : undefined
  return choices !== undefined && choices.length > 0 && choices.every(({ to }) => to !== undefined)
}

function targetsOf(step: ChatStep): string[] {
  if (step.kind === 'jump') return [step.to]
  if (step.kind === 'check') return step.cases.map(({ to }) => to)
  return step.kind === 'ask' ? (step.choices ?? []).flatMap(({ to }) => to ?? []) : []
}

type Scenes = ReadonlyMap<string, ChatScene>

function reachedFrom(start: string | undefined, scenes: Scenes): Set<string> {
  const reached = new Set<string>()
  const waiting = start === undefined ? [] : [start]
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (reached.has(key)) continue
    reached.add(key)
    waiting.push(...(scenes.get(key)?.steps ?? []).flatMap(targetsOf))
  }
  return reached
}

/** From its beginning one may come back to it without ever being asked anything. */
function loopsWithoutQuestion(scene: ChatScene, scenes: Scenes): boolean {
  const seen = new Set<string>()
  const waiting = silentTargets(scene)
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (key === scene.key) return true
    const next = scenes.get(key)
    if (!next || seen.has(key)) continue
    seen.add(key)
    waiting.push(...silentTargets(next))
  }
  return false
}

/** Where a scene leads before its first question. A booking may be passed over where no time is free. */
function silentTargets({ steps }: ChatScene): string[] {
  const asks = steps.findIndex((step) => step.kind === 'ask' || leaves(step))
  return (asks < 0 ? steps : steps.slice(0, asks + 1)).flatMap((step) =>
    step.kind === 'ask' ? [] : targetsOf(step),
  )
}

const doubled = (keys: readonly string[]) => [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))]
