import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refusalStatus } from '../../../contract/refusals.ts'
import { type Language, textIn } from '../../../contract/text.ts'
import type { Database } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { answerFault } from '../../platform/http/problem.ts'
import { isOwnOrigin } from '../../platform/http/same-site.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import { Refusal } from '../../platform/refusal.ts'
import { confirmSubmission } from '../taking/confirm-submission.ts'
import { isPreviewMark, newPageToken } from '../taking/page-token.ts'
import { proofBits } from '../taking/proof-of-work.ts'
import { askedFields, type Sent } from '../taking/read-answers.ts'
import type { OptIn } from '../taking/submit-form.ts'
import { embedScript } from './embed-script.ts'
import { confirmPage, type FormPage, formPage, sentencePage } from './form-page.ts'
import { type FoundForm, makeFormFinder } from './found-form.ts'
import { optInMail } from './opt-in-mail.ts'
import { putPageHeaders } from './page-headers.ts'
import { languageFor, pageWords } from './page-words.ts'
import { readSending, sentIn } from './read-sending.ts'
import { makeTaker, type Taken } from './take-sending.ts'

interface Surroundings {
  db: Database
  mailer: Mailer
  publicUrl: string
  /** Takes over work the answer does not wait for: a mail. */
  runInBackground(work: () => Promise<unknown>): void
}

/** Room for every field of a form filled to the brim; nothing else comes this way. */
const bodyLimit = 64 * 1024
const looking = { rateLimit: { max: 120, timeWindow: 60_000 } }
const sending = { rateLimit: { max: 20, timeWindow: 60_000 } }
const schema = { hide: true }

/**
 * The pages strangers see, under `/f/`: whole without scripting, in four languages, framed only where a form's maker
 * says so. No cookie is read or set, so that there is nobody whom another site could make send anything.
 */
export async function serveForms(app: FastifyInstance, surroundings: Surroundings): Promise<void> {
  const { db, mailer, publicUrl, runInBackground } = surroundings
  const { find, findNow, remembered } = makeFormFinder(db)
  const take = makeTaker(db)
  await app.register(async (pages) => {
    readSending(pages)
    pages.setErrorHandler(answerStranger)
    // A word more than one: no form is called so.
    serveFile(pages, '/f/-/form.css', 'form.css', 'text/css; charset=utf-8')
    serveFile(pages, '/f/-/form.js', 'form.js', 'text/javascript; charset=utf-8')

    pages.get('/f/:slug', { schema, config: looking }, async (request, reply) => {
      const asked = slugOf(request)
      if (asked.endsWith('.js')) return embed(asked.slice(0, -3), reply)
      const known = await find(asked)
      const mark = textOf(queryOf(request).preview)
      const isPreview = known !== null && isPreviewMark(known.form.secret, mark)
      const found = isPreview ? await findNow(asked) : known
      if (!found || (found.form.openedAt === null && !isPreview)) throw new Refusal('not_found')
      const token = isPreview ? null : newPageToken(found.form, Date.now())
      return showForm(reply, found, request, { token, sent: queryOf(request) })
    })

    pages.get('/f/:slug/token', { schema, config: looking }, async (request, reply) => {
      const found = await open(request)
      allowOrigin(request, reply, found)
      reply.header('cache-control', 'no-store')
      return reply.send(JSON.stringify({ token: newPageToken(found.form, Date.now()), bits: proofBits }))
    })

    for (const url of ['/f/:slug', '/f/:slug/token'])
      pages.options(url, { schema, config: looking }, async (request, reply) => {
        allowOrigin(request, reply, await open(request))
        reply.headers({
          'access-control-allow-methods': 'GET, POST',
          'access-control-allow-headers': 'content-type',
          'access-control-max-age': 600,
        })
        return reply.code(204).send()
      })

    pages.post('/f/:slug', { schema, config: sending, bodyLimit }, async (request, reply) => {
      const found = await open(request)
      allowOrigin(request, reply, found)
      const sent = sentIn(request)
      const language = languageOf(request, found, sent)
      const taken = await take(found, sent, { language, request })
      if (taken.outcome === 'kept' && taken.mail) sendOptIn(found, taken.mail)
      return isJson(request)
        ? answerProgram(reply, taken)
        : answerVisitor(request, reply, { found, sent, taken })
    })

    pages.get('/f/:slug/thanks', { schema, config: looking }, async (request, reply) => {
      const found = await open(request)
      const language = languageOf(request, found)
      const words = pageWords[language]
      putPageHeaders(reply, publicUrl, found.form)
      const { form } = found
      const sentence = form.doubleOptIn
        ? words.checkMail
        : form.thanks
          ? textIn(form.thanks, language)
          : words.thanks
      const embedded = textOf(queryOf(request).embed) === '1'
      return page(reply, sentencePage({ language, embedded, go: form.redirectTo }, sentence))
    })

    pages.get('/f/:slug/confirm', { schema, config: looking }, async (request, reply) => {
      const found = await open(request)
      putPageHeaders(reply, publicUrl, found.form)
      const token = textOf(queryOf(request).token)
      return page(reply, confirmPage(found.form.slug, token, languageOf(request, found)))
    })

    pages.post('/f/:slug/confirm', { schema, config: sending, bodyLimit }, async (request, reply) => {
      const found = await open(request)
      const sent = sentIn(request)
      const language = languageOf(request, found, sent)
      const actor = houseActor(found.workspaceId, 'automation')
      putPageHeaders(reply, publicUrl, found.form)
      const words = pageWords[language]
      try {
        await db.write(found.workspaceId, (tx) =>
          confirmSubmission(tx, found.form, textOf(sent.token), actor),
        )
      } catch (fault) {
        if (!(fault instanceof Refusal) || (fault.code !== 'not_found' && fault.code !== 'link_expired'))
          throw fault
        return page(reply.code(422), sentencePage({ language, embedded: false }, words.linkOver))
      }
      const sentence = found.form.thanks ? textIn(found.form.thanks, language) : words.confirmed
      return page(reply, sentencePage({ language, embedded: false, go: found.form.redirectTo }, sentence))
    })
  })

  async function open(request: FastifyRequest): Promise<FoundForm> {
    const found = await find(slugOf(request))
    if (!found || found.form.openedAt === null) throw new Refusal('not_found')
    return found
  }

  async function embed(slug: string, reply: FastifyReply) {
    const found = await find(slug)
    if (!found || found.form.openedAt === null) throw new Refusal('not_found')
    const { form, language } = found
    const title = form.title ? textIn(form.title, language) : pageWords[language].title
    reply.header('cache-control', 'public, max-age=300')
    return reply
      .type('text/javascript; charset=utf-8')
      .send(embedScript({ url: `${publicUrl}/f/${form.slug}`, title }))
  }

  function showForm(
    reply: FastifyReply,
    { form, own, language: main }: FoundForm,
    request: FastifyRequest,
    about: Pick<FormPage, 'token' | 'sent' | 'faults' | 'remark'>,
  ) {
    putPageHeaders(reply, publicUrl, form)
    const language = languageFor(about.sent.lang, request.headers['accept-language'], main)
    const embedded = textOf(about.sent.embed) === '1'
    return page(reply, formPage({ form, asked: askedFields(form, own), language, embedded, ...about }))
  }

  function answerVisitor(
    request: FastifyRequest,
    reply: FastifyReply,
    { found, sent, taken }: { found: FoundForm; sent: Sent; taken: Taken },
  ) {
    if (taken.outcome === 'kept') {
      const { form } = found
      const embedded = textOf(sent.embed) === '1'
      // In a frame the page around is sent on, and it is the page with the thanks that asks for it.
      if (form.redirectTo && !form.doubleOptIn && !embedded) return reply.redirect(form.redirectTo, 303)
      const search = new URLSearchParams({
        lang: languageOf(request, found, sent),
        ...(embedded && { embed: '1' }),
      })
      return reply.redirect(`/f/${form.slug}/thanks?${search}`, 303)
    }
    // One that was only too fast keeps its page, and its age with it.
    const token =
      taken.outcome === 'tooOld' ? newPageToken(found.form, Date.now() - 2_000) : textOf(sent.token)
    return showForm(reply.code(422), found, request, {
      token,
      sent,
      faults: taken.outcome === 'faulty' ? taken.faults : [],
      remark: taken.outcome === 'faulty' ? null : taken.outcome,
    })
  }

  function sendOptIn({ form, company }: FoundForm, { to, language, token }: OptIn): void {
    const link = `${publicUrl}/f/${form.slug}/confirm?token=${token}&lang=${language}`
    runInBackground(() => mailer.send({ to, ...optInMail(language, { company, link }) }))
  }

  /** A browser says which website sends; one that may not show the form may not send it either. */
  function allowOrigin(request: FastifyRequest, reply: FastifyReply, { form }: FoundForm): void {
    const { origin } = request.headers
    reply.header('vary', 'origin')
    if (origin === undefined || isOwnOrigin(origin, publicUrl)) return
    if (!form.origins.includes(origin)) throw new Refusal('cross_site_request')
    reply.header('access-control-allow-origin', origin)
  }

  async function answerStranger(fault: unknown, request: FastifyRequest, reply: FastifyReply) {
    if (isJson(request) || request.method === 'OPTIONS' || request.url.includes('.js'))
      return answerFault(fault, request, reply)
    const language = languageOf(request)
    const { status, sentence, seconds } = saidOf(fault)
    if (status >= 500 && !(fault instanceof Refusal)) request.log.error({ err: fault }, 'internal')
    if (seconds !== undefined) reply.header('retry-after', seconds)
    // Inside another page, too, a refusal is to be read.
    putPageHeaders(reply, publicUrl, (await remembered(slugOf(request)))?.form ?? null)
    const embedded = textOf(queryOf(request).embed) === '1'
    return page(reply.code(status), sentencePage({ language, embedded }, pageWords[language][sentence]))
  }
}

/** A fault in a word that a visitor has a use for. */
function saidOf(fault: unknown): {
  status: number
  sentence: 'notHere' | 'tooMany' | 'busy' | 'unknown'
  seconds?: number
} {
  const status =
    fault instanceof Refusal
      ? refusalStatus[fault.code]
      : ((fault as { statusCode?: number }).statusCode ?? 500)
  const seconds = fault instanceof Refusal ? (fault.details?.seconds as number | undefined) : undefined
  const sentence =
    status === 404 ? 'notHere' : status === 429 ? 'tooMany' : status >= 500 ? 'busy' : 'unknown'
  return { status, sentence, ...(seconds !== undefined && { seconds }) }
}

function answerProgram(reply: FastifyReply, taken: Taken) {
  if (taken.outcome === 'faulty')
    throw new Refusal(
      taken.faults.every(({ code }) => code === 'unknown') ? 'unknown_field' : 'malformed',
      undefined,
      taken.faults
        .slice(0, 50)
        .map(({ field, code }) => ({ path: `body.${field.slice(0, 200)}`, code, message: code })),
    )
  if (taken.outcome !== 'kept') throw new Refusal('malformed', { cause: taken.outcome })
  return reply.code(202).type('application/json').serializer(String).send('{"taken":true}')
}

function serveFile(pages: FastifyInstance, url: string, name: string, type: string): void {
  const text = readFileSync(join(import.meta.dirname, 'browser', name), 'utf8')
  pages.get(url, { schema }, async (_, reply) =>
    reply.header('cache-control', 'public, max-age=3600').type(type).send(text),
  )
}

const page = (reply: FastifyReply, text: string) => reply.type('text/html; charset=utf-8').send(text)
const slugOf = (request: FastifyRequest) => (request.params as { slug: string }).slug
const queryOf = (request: FastifyRequest) => request.query as Sent
const isJson = ({ headers }: FastifyRequest) =>
  headers['content-type']?.startsWith('application/json') ?? false
const textOf = (value: Sent[string] | undefined) => (typeof value === 'string' ? value : '')

function languageOf(request: FastifyRequest, found?: FoundForm, sent: Sent = queryOf(request)): Language {
  return languageFor(sent.lang, request.headers['accept-language'], found?.language ?? 'en')
}
