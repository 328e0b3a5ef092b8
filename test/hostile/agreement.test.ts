import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusalStatus } from '../../contract/refusals.ts'
import { Rights } from '../../contract/team/rights.ts'
import { serverForTest } from '../server.ts'
import { mountedRoutes } from './mounted-routes.ts'
import { named } from './target.ts'

const routes = await mountedRoutes()

test('openapi.json, the router and the tests know the same routes', async () => {
  const { app } = await serverForTest()
  const tried = routes.map(named).sort()
  expect(new Set(tried).size).toBe(tried.length)
  expect(app.contractRoutes.map(named).sort()).toEqual(tried)

  expect(described(app.swagger())).toEqual(tried)
  const file = join(import.meta.dirname, '../../openapi.json')
  if (existsSync(file)) expect(described(JSON.parse(readFileSync(file, 'utf8')))).toEqual(tried)

  const served = printed(app.printRoutes({ commonPrefix: false }))
  expect(
    served
      .filter((one) => one.includes('/api/'))
      .map(asRoute)
      .map(nameless)
      .sort(),
  ).toEqual(tried.map(nameless).sort())
  // Pages for strangers, and what the machine asks; none of them knows who is signed in.
  expect(served.filter((one) => !one.includes('/api/'))).toEqual([
    'GET /f/-/form.css',
    'GET /f/-/form.js',
    'GET /f/:slug',
    'GET /f/:slug/confirm',
    'GET /f/:slug/thanks',
    'GET /f/:slug/token',
    'GET /livez',
    'GET /metrics',
    'GET /readyz',
    'POST /f/:slug',
    'POST /f/:slug/confirm',
  ])
})

test('every route says who may call it, and refuses with codes that exist', () => {
  const whom = new Set(['anyone', 'signed_in', ...Object.keys(Rights.shape)])
  for (const route of routes) {
    expect.soft(whom, named(route)).toContain(route.needs)
    expect.soft(route.summary, named(route)).toMatch(/\S{3}.*[.…]$/)
    for (const code of route.refusals ?? []) expect.soft(refusalStatus, named(route)).toHaveProperty(code)
    if (route.ifMatch) expect.soft(route.refusals, named(route)).toContain('changed_meanwhile')
  }
})

test('only these are open to anyone, and nothing is changed by asking', () => {
  const open = routes.filter(({ needs }) => needs === 'anyone')
  expect(open.map(named).sort()).toEqual([
    'DELETE /session',
    'GET /countries',
    'GET /countries/{code}/regions',
    'GET /invitation-links/{token}',
    'GET /process-starters',
    'GET /setup',
    'POST /chat-pages/{slug}/readings',
    'POST /chat-pages/{slug}/turns',
    'POST /chat-pages/{slug}/visits',
    'POST /invitation-links/{token}/renewals',
    'POST /password-resets',
    'POST /session',
    'POST /setup',
    'PUT /invitation-links/{token}',
    'PUT /password-resets/{token}',
  ])
})

interface Description {
  paths?: Record<string, Record<string, unknown>>
}

function described(document: unknown): string[] {
  const { paths = {} } = document as Description
  return Object.entries(paths)
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
    .map(asRoute)
    .sort()
}

/** Where two routes name one parameter differently, the router shows both names. */
const nameless = (route: string) => route.replaceAll(/\{[^/]*\}/g, '{}')

const asRoute = (line: string) => line.replace('/api/v1', '').replaceAll(/:(\w+)/g, '{$1}')

/** Fastify's own list: a tree of paths, each with its methods. HEAD comes with GET by itself. */
function printed(tree: string): string[] {
  const path: string[] = []
  return tree
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', , segment = '', methods] =
        /^([│ ]*)(├── |└── )(.+?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? []
      if (!segment) return []
      path.length = indent.length / 4
      path.push(segment)
      const whole = path.join('')
      return (methods?.split(', ') ?? [])
        .filter((method) => method !== 'HEAD' && method !== 'OPTIONS')
        .map((method) => `${method} ${whole}`)
    })
    .sort()
}
