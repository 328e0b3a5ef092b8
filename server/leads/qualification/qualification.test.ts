import { expect, test } from 'vitest'
import { createLead, showLead } from '../../../contract/leads/leads.ts'
import * as contract from '../../../contract/leads/qualification.ts'
import type { Problem } from '../../../contract/refusals.ts'
import { openHouse } from '../../../test/house.ts'

const { cast, kari, ola } = await openHouse(['kari', 'ola'], { by: 'cookie' })

const codeOf = ({ body }: { body: unknown }) => (body as Problem).code

test('a lead is asked question after question, some only after some answers; what is wrong changes nothing', async () => {
  const { id } = await ola.call(createLead, { body: { name: 'Anna' } })
  const params = { id }
  const askedKeys = ({ questionnaire }: contract.LeadQualification) =>
    questionnaire?.questions.filter(({ asked }) => asked).map(({ key }) => key)
  const before = await ola.call(contract.leadQualification, { params })
  expect(before.questionnaire).toMatchObject({ key: 'bant' })
  expect(askedKeys(before)).not.toContain('budget_amount')
  const answers = [
    { question: 'budget', value: 'set_aside' },
    { question: 'authority', value: 'recommends' },
    { question: 'decision_maker', value: 'Jan, her boss' },
  ]
  const after = await ola.call(contract.answerLead, { params, body: { answers } })
  expect(askedKeys(after)).toContain('budget_amount')
  expect(after.questionnaire?.missing).toContain('budget_amount')
  const wrong = await ola.send(contract.answerLead, {
    params,
    body: { answers: [{ question: 'budget', value: 'plenty' }] },
  })
  expect(codeOf(wrong)).toBe('answer_invalid')
  expect((await ola.call(showLead, { params })).answers).toEqual({
    bant: { budget: 'set_aside', authority: 'recommends', decision_maker: 'Jan, her boss' },
  })
  // Taken back, the answer is gone and so is what was asked because of it.
  const back = await ola.call(contract.answerLead, {
    params,
    body: { answers: [{ question: 'budget', value: null }] },
  })
  expect(askedKeys(back)).not.toContain('budget_amount')
})

test('what a good customer is, is said for all and by process, and a lead shows what it meets', async () => {
  const norwegian = {
    name: 'From Norway',
    filter: { all: [{ field: 'country', operator: 'any_of', value: ['NO'] }] },
  }
  const reachable = { name: 'Has a telephone', filter: { all: [{ field: 'phone', operator: 'filled' }] } }
  const criteria = [
    { ...norwegian, weight: 3 },
    { ...reachable, weight: 1 },
  ] as contract.Criterion[]
  const said = { questionnaire: null, criteria }
  const all = { params: { of: 'all' as const }, ifMatch: 0, body: said }
  expect((await ola.send(contract.editQualification, all)).status).toBe(403)
  await kari.call(contract.editQualification, all)
  expect(codeOf(await kari.send(contract.editQualification, all))).toBe('changed_meanwhile')
  const { id } = await ola.call(createLead, { body: { name: 'Bo', country: 'NO' } })
  expect(await ola.call(contract.leadQualification, { params: { id } })).toMatchObject({
    questionnaire: null,
    fit: { met: 1, of: 2, percent: 75, criteria: [{ met: true }, { met: false }] },
  })
  const own = await kari.call(contract.editQualification, {
    params: { of: cast.processId },
    ifMatch: 0,
    body: { questionnaire: 'needs_analysis', criteria: criteria.slice(1) },
  })
  expect(own.rows).toMatchObject([
    { process: null, version: 1 },
    { questionnaire: 'needs_analysis', version: 1 },
  ])
  expect(await ola.call(contract.leadQualification, { params: { id } })).toMatchObject({
    questionnaire: { key: 'needs_analysis' },
    fit: { met: 0, of: 1, percent: 0 },
  })
})
