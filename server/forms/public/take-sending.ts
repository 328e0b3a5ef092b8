import type { FastifyRequest } from 'fastify'
import type { Language } from '../../../contract/text.ts'
import type { Database } from '../../platform/database/tx.ts'
import { houseActor } from '../../platform/house.ts'
import { Refusal } from '../../platform/refusal.ts'
import { everyForm, makeAllowance, networkOf } from '../taking/allowance.ts'
import { makeLane } from '../taking/lane.ts'
import { readPageToken } from '../taking/page-token.ts'
import { isProof } from '../taking/proof-of-work.ts'
import { askedFields, type Fault, readAnswers, type Sent } from '../taking/read-answers.ts'
import { type OptIn, submitForm } from '../taking/submit-form.ts'
import type { FoundForm } from './found-form.ts'

/** No person fills in a form faster. */
export const leastMs = 1_500
/** Without scripting nobody proves work, so that such sendings take a slower lane, by address and by form. */
const unprovenOfAddress = { most: 5, perMs: 600_000 }
const unprovenOfForm = { most: 30, perMs: 60_000 }
const mostWaiting = 40

export type Taken =
  | { outcome: 'kept'; mail: OptIn | null }
  | { outcome: 'faulty'; faults: Fault[] }
  | { outcome: 'tooFast' | 'tooOld' }

/** Judges what was sent to a form, cheapest question first, and takes it one after another. */
export function makeTaker(db: Database) {
  const lane = makeLane(mostWaiting)
  const ofForm = makeAllowance(everyForm)
  const slowOfAddress = makeAllowance(unprovenOfAddress)
  const slowOfForm = makeAllowance(unprovenOfForm)

  return async function take(
    { form, own, workspaceId }: FoundForm,
    sent: Sent,
    { language, request }: { language: Language; request: FastifyRequest },
  ): Promise<Taken> {
    // Whoever fills in what nobody sees is answered as everybody else.
    if (textOf(sent.homepage) !== '') return { outcome: 'kept', mail: null }
    const token = textOf(sent.token)
    const page = readPageToken(form, token, Date.now())
    if (!page) return { outcome: 'tooOld' }
    // In a flood most of it ends here, before anything that was typed is read.
    const proved = isProof(token, textOf(sent.proof))
    spend(ofForm.wait(form.id))
    if (!proved) spend(slowOfForm.wait(form.id))
    const { answers, faults } = readAnswers(form, askedFields(form, own), sent, language)
    if (faults.length > 0) return { outcome: 'faulty', faults }
    if (page.ageMs < leastMs) return { outcome: 'tooFast' }
    if (!proved) {
      spend(slowOfAddress.take(networkOf(request.ip)))
      spend(slowOfForm.take(form.id))
    }
    spend(ofForm.take(form.id))
    const actor = houseActor(workspaceId, 'automation')
    const mail = await lane.run(() =>
      db.write(workspaceId, (tx) => submitForm(tx, form, { nonce: page.nonce, answers }, actor)),
    )
    return { outcome: 'kept', mail }
  }
}

function spend(seconds: number): void {
  if (seconds > 0) throw new Refusal('too_many_requests', { seconds })
}

const textOf = (value: Sent[string] | undefined) => (typeof value === 'string' ? value : '')
