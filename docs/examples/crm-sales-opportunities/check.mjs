// Recomputes from the CSV file, with plain code that knows nothing of the import, what the CRM should now hold, and
// compares: deals and sums by outcome, by product and by agent, deals without an account.
//
//   node check.mjs sales_pipeline.csv http://localhost:3000 sc_your_api_key
//   node check.mjs sales_pipeline.csv            prints only what the file says
//
// The file has no quoted cells, so splitting at commas is enough here.
import { readFileSync } from 'node:fs'

const [file, base, key] = process.argv.slice(2)
if (!file) {
  console.error('node check.mjs FILE [ADDRESS KEY]')
  process.exit(2)
}
const expected = fromFile(readFileSync(file, 'utf8'))
if (!base || !key) {
  console.log(JSON.stringify(expected, null, 2))
  process.exit(0)
}
const found = await fromApi(base, key)
const differences = compare(expected, found)
for (const line of differences) console.log(line)
console.log(
  differences.length === 0
    ? 'The CRM holds exactly what the file says.'
    : `${differences.length} differences`,
)
process.exit(differences.length === 0 ? 0 : 1)

/** Counts and sums in whole cents, by group. */
function fromFile(text) {
  const [header, ...lines] = text.trim().split(/\r?\n/)
  const names = header.split(',')
  const result = empty()
  for (const line of lines) {
    const row = Object.fromEntries(line.split(',').map((cell, place) => [names[place], cell]))
    const product = row.product === 'GTXPro' ? 'GTX Pro' : row.product
    const status = { Won: 'won', Lost: 'lost' }[row.deal_stage] ?? row.deal_stage.toLowerCase()
    add(result, {
      status,
      product,
      agent: row.sales_agent,
      cents: Math.round(Number(row.close_value || 0) * 100),
    })
    if (row.account === '') result.withoutAccount++
  }
  return result
}

async function fromApi(address, secret) {
  const result = empty()
  for (let cursor = ''; cursor !== null; ) {
    const query = new URLSearchParams({ limit: '200', ...(cursor && { cursor }) })
    const answer = await fetch(`${address}/api/v1/deals?${query}`, {
      headers: { authorization: `Bearer ${secret}` },
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    const { rows, next } = await answer.json()
    for (const deal of rows) {
      const status = deal.status === 'open' ? deal.stageKey : deal.status
      add(result, { status, product: deal.product?.name, agent: deal.owner?.name, cents: deal.amount })
      if (deal.importFlags.includes('no_company') && deal.company === null) result.withoutAccount++
    }
    cursor = next
  }
  return result
}

function empty() {
  return { deals: 0, withoutAccount: 0, byStatus: {}, byProduct: {}, byAgent: {} }
}

function add(result, { status, product, agent, cents }) {
  result.deals++
  for (const [groups, name] of [
    [result.byStatus, status],
    [result.byProduct, product],
    [result.byAgent, agent],
  ]) {
    groups[name] ??= { deals: 0, cents: 0 }
    groups[name].deals++
    groups[name].cents += cents
  }
}

function compare(wanted, is, path = '') {
  if (typeof wanted !== 'object')
    return wanted === is ? [] : [`${path}: the file says ${wanted}, the CRM ${is}`]
  const names = new Set([...Object.keys(wanted), ...Object.keys(is ?? {})])
  return [...names].flatMap((name) =>
    compare(wanted[name] ?? 0, is?.[name] ?? 0, path ? `${path} / ${name}` : name),
  )
}
