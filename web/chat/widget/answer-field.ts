import type { ChatAwaited } from '../../../contract/chat/talks.ts'
import type { Language } from '../../../contract/text.ts'
import { element } from './element.ts'
import { words } from './talk-words.ts'

/** What an answer is given with: buttons, times by day, or a line to write. */
export function answerField(
  awaited: ChatAwaited,
  language: Language,
  answer: (said: string) => void,
): HTMLElement[] {
  const say = words[language]
  const skip = () =>
    element('button', { type: 'button', className: 'plain', onclick: () => answer('') }, say.skip)
  if (awaited.choices.length > 0) {
    const group = element('div', { className: 'choices', role: 'group' })
    for (const { key, label } of awaited.choices)
      group.append(element('button', { type: 'button', dir: 'auto', onclick: () => answer(key) }, label))
    if (awaited.optional) group.append(skip())
    return [group]
  }
  if (awaited.as === 'slot') return [...times(awaited.slots, language, answer), skip()]

  const field =
    awaited.as === 'text' || awaited.as === 'free'
      ? element('textarea', { rows: 1, maxLength: 2_000 })
      : element('input', { maxLength: 300, ...typeOf[awaited.as as keyof typeof typeOf] })
  field.dir = 'auto'
  field.setAttribute('aria-label', say.write)
  field.placeholder = say.write
  field.addEventListener('keydown', (event) => {
    const { key, shiftKey, isComposing } = event as KeyboardEvent
    if (key !== 'Enter' || shiftKey || isComposing) return
    event.preventDefault()
    answer(field.value)
  })
  const send = element(
    'button',
    { type: 'button', className: 'main', onclick: () => answer(field.value) },
    say.send,
  )
  const line = element('div', { className: 'line' }, field, send)
  return awaited.optional ? [line, skip()] : [line]
}

const typeOf = {
  email: { type: 'email', autocomplete: 'email' },
  phone: { type: 'tel', autocomplete: 'tel' },
  number: { type: 'text', inputMode: 'decimal' },
} as const satisfies Record<string, Partial<HTMLInputElement>>

/** A day is chosen first, then a time on it, both in the visitor's own zone. */
function times(slots: readonly string[], language: Language, answer: (said: string) => void): HTMLElement[] {
  const locale = language === 'fa' ? 'fa-IR' : language
  const dayOf = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' })
  const timeOf = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' })
  const days = Map.groupBy(slots, (slot) => dayOf.format(new Date(slot)))
  const day = element(
    'select',
    {},
    ...[...days.keys()].map((name) => element('option', { value: name }, name)),
  )
  day.setAttribute('aria-label', words[language].day)
  const group = element('div', { className: 'choices times', role: 'group' })
  const fill = () =>
    group.replaceChildren(
      ...(days.get(day.value) ?? []).map((slot) =>
        element('button', { type: 'button', onclick: () => answer(slot) }, timeOf.format(new Date(slot))),
      ),
    )
  day.onchange = fill
  fill()
  return [element('div', { className: 'line' }, day), group]
}
