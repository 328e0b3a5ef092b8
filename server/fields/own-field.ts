import type { AddOwnField, NewOwnFieldChoice, OwnField, OwnFieldChoice } from '../../contract/fields.ts'
import { keyOfName } from '../../contract/key-of-name.ts'
import { type Text, textIn } from '../../contract/text.ts'
import { type FieldFault, Refusal } from '../platform/refusal.ts'

/**
 * Own field  a field the company adds to a kind of record.
 * Choice     one of the values of a `choice` or `choices`; known by its key, which stays when its label changes.
 * Retired    of a field or a choice: offered no more. Nothing is ever removed, since records have it.
 */

/** A field for every wish, and still a page that can be read. */
export const mostOfEntity = 100

/** The key asked for, or one made of the label; among those of one kind of record it is the only one of its name. */
export function keyFor({ key, label }: Pick<AddOwnField, 'key' | 'label'>, taken: readonly string[]): string {
  if (key !== undefined && taken.includes(key))
    throw new Refusal('already_exists', undefined, [
      { path: 'body.key', code: 'already_exists', message: 'another field has this key' },
    ])
  // Values are kept by key in a plain object, and that is a name of the language itself.
  return key ?? keyOfName(textIn(label, 'en'), [...taken, 'constructor'], 'field')
}

/** The choices as they are to be, after those that were there: none disappears, since records may have it. */
export function choicesFrom(
  asked: readonly NewOwnFieldChoice[],
  present: readonly OwnFieldChoice[],
): OwnFieldChoice[] {
  const known = new Set(present.map(({ key }) => key))
  const taken = new Set(['constructor', ...known, ...asked.flatMap(({ key }) => key ?? [])])
  const kept = asked.map(({ key, label, retired = false }) => {
    const named = key ?? keyOfName(textIn(label, 'en'), taken, 'choice')
    taken.add(named)
    return { key: named, label, retired }
  })
  const named = new Set(kept.map(({ key }) => key))
  return [
    ...kept,
    ...present.filter(({ key }) => !named.has(key)).map((choice) => ({ ...choice, retired: true })),
  ]
}

export const hasChoices = (type: OwnField['type']) => type === 'choice' || type === 'choices'

/** Refuses a field that could not be filled in: a choice without choices, two choices of one name. */
export function mustBeUsable({ type, choices }: Pick<OwnField, 'type' | 'choices'>): void {
  if (!hasChoices(type)) return
  const faults: FieldFault[] = []
  const fault = (code: string, message: string) => faults.push({ path: 'body.choices', code, message })
  const offered = choices.filter(({ retired }) => !retired)
  if (offered.length === 0) fault('no_choices', 'there is nothing to choose')
  const names = offered.map(({ label }) => plain(label))
  if (new Set(names).size < names.length || new Set(choices.map(({ key }) => key)).size < choices.length)
    fault('twice', 'two choices are called the same')
  if (faults.length > 0) throw new Refusal('malformed', undefined, faults)
}

const plain = (label: Text) => textIn(label, 'en').toLowerCase()
