import type { Visit } from '../../../contract/chat/talks.ts'
import type { Language } from '../../../contract/text.ts'
import { answerField } from './answer-field.ts'
import { connect, Refused, untilAnswered } from './connection.ts'
import { element } from './element.ts'
import { dress } from './look.ts'
import { shownMessage } from './shown-message.ts'
import { words } from './talk-words.ts'
import { keeperOf } from './token.ts'

/**
 * The conversation as its visitor sees it: a page of its own, or in a frame of another one. What was said is a log that
 * screen readers read on; beneath it stands whatever the answer is given with.
 */
const slug = location.pathname.split('/').at(-1) ?? ''
const framed = parent !== window
const hints = new URLSearchParams(framed ? location.hash.slice(1) : location.search)
const server = connect(slug)
const keeper = keeperOf(slug, {
  handed: hints.get('token'),
  // Only pages the company allows may hold the frame.
  hand: (token) => framed && parent.postMessage({ keep: token }, '*'),
})

const title = element('h1')
const closing = element('button', { type: 'button', className: 'plain', hidden: !framed })
const log = element('div', { className: 'log', role: 'log', tabIndex: 0 })
const form = element('form', { onsubmit: (event: Event) => event.preventDefault() })
const fault = element('p', { className: 'fault', role: 'alert', hidden: true })
const state = element('p', { className: 'state', role: 'status' })
const notice = element('p', { className: 'notice', hidden: true })

let language: Language = 'en'
let visit: Visit | null = null
let lastSeq = 0
let busy = false
let asking: ReturnType<typeof setTimeout> | undefined

dress()
document.body.append(element('main', {}, element('header', {}, title, closing), log, form, notice))
closing.onclick = close
addEventListener('keydown', ({ key }) => key === 'Escape' && close())
addEventListener('message', ({ source, data }) => {
  if (source === parent && data === 'open') focusField()
})
document.addEventListener('visibilitychange', () => !document.hidden && visit && listenOn(200))
void begin()

async function begin(): Promise<void> {
  speak(guessed())
  const from = {
    language: hints.get('lang') ?? navigator.language,
    page: (hints.get('page') ?? location.href).slice(0, 500),
    referrer: (hints.get('referrer') ?? document.referrer).slice(0, 500),
  }
  try {
    const known = await untilAnswered(() => server.begin(keeper.token, from), offline)
    speak(known.language)
    show(known)
    if (!framed) focusField()
  } catch {
    document.title = location.hostname
    log.append(element('p', { className: 'said' }, words[language].gone))
    form.hidden = true
  }
}

async function answer(said: string): Promise<void> {
  if (busy || !visit?.awaited) return
  const { awaited, turn } = visit
  if (said.trim() === '' && !awaited.optional) return complain(words[language].invalid[awaited.as])
  busy = true
  complain(null)
  state.textContent = words[language].sending
  disable(true)
  try {
    const next = await untilAnswered(
      () => server.say(keeper.token, { number: turn + 1, said, after: lastSeq }),
      offline,
    )
    show(next)
    focusField()
  } catch (why) {
    const code = why instanceof Refused ? why.code : ''
    if (code === 'too_many_requests') complain(words[language].waiting)
    else complain(words[language].invalid[awaited.as])
    // What is asked may have changed meanwhile: a time was taken, a colleague took over.
    if (awaited.as === 'slot' || code !== 'answer_invalid') await catchUp()
    focusField()
  } finally {
    busy = false
    state.textContent = ''
    disable(false)
  }
}

/** Reads what was said meanwhile, often while a colleague is typing and seldom else. */
function listenOn(afterMs?: number): void {
  clearTimeout(asking)
  if (!visit || visit.phase === 'ended') return
  const pauseMs = document.hidden ? 20_000 : visit.phase === 'person' ? 2_500 : 10_000
  asking = setTimeout(() => void catchUp().finally(() => listenOn()), afterMs ?? pauseMs)
}

async function catchUp(): Promise<void> {
  try {
    const next = await server.read(keeper.token, lastSeq)
    // Read before an answer that was shown since: it is of the past.
    if (next.turn >= (visit?.turn ?? 0)) show(next)
  } catch {
    // Asked again soon.
  }
}

function show(next: Visit): void {
  const before = visit
  visit = next
  document.title = title.textContent = next.title
  for (const message of next.messages) {
    if (message.seq <= lastSeq) continue
    lastSeq = message.seq
    log.append(shownMessage(message, words[language]))
  }
  if (next.messages.length > 0) log.scrollTop = log.scrollHeight
  notice.textContent = next.notice ?? ''
  notice.hidden = next.notice === null
  // What somebody is typing stays where the same is asked for as before.
  if (JSON.stringify(before?.awaited) !== JSON.stringify(next.awaited) || before?.turn !== next.turn)
    ask(next)
  listenOn()
}

function ask({ awaited, phase }: Visit): void {
  form.replaceChildren(fault)
  if (awaited) form.append(...answerField(awaited, language, (said) => void answer(said)))
  if (phase === 'ended')
    form.append(
      element('p', { className: 'state' }, words[language].ended),
      element('button', { type: 'button', onclick: again }, words[language].again),
    )
  form.append(state)
}

function again(): void {
  keeper.renew()
  log.replaceChildren()
  visit = null
  lastSeq = 0
  void begin()
}

function speak(next: Language): void {
  language = next
  document.documentElement.lang = next
  document.documentElement.dir = next === 'fa' ? 'rtl' : 'ltr'
  closing.textContent = words[next].close
}

function guessed(): Language {
  const tag = (hints.get('lang') ?? navigator.language).toLowerCase().split('-')[0] ?? ''
  const meant = tag === 'no' || tag === 'nn' ? 'nb' : tag
  return meant in words ? (meant as Language) : 'en'
}

function complain(about: string | null): void {
  fault.textContent = about ?? ''
  fault.hidden = about === null
}

function offline(): void {
  state.textContent = words[language].offline
}

/** What is written into a field that is about to go would be lost: it takes nothing until the next one is there. */
function disable(off: boolean): void {
  for (const one of form.querySelectorAll<HTMLButtonElement>('button')) one.disabled = off
  for (const one of form.querySelectorAll<HTMLInputElement>('input, textarea')) one.readOnly = off
}

function focusField(): void {
  form.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true })
}

function close(): void {
  if (framed) parent.postMessage('close', '*')
}
