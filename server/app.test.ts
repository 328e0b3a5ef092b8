import { expect, test } from 'vitest'
import { serverForTest } from '../test/server.ts'

test('every route is in openapi.json, with its refusals as problems', async () => {
  const { app } = await serverForTest()
  const { paths } = app.swagger() as unknown as { paths: Record<string, Record<string, Operation>> }
  const session = paths['/api/v1/session']?.post
  expect(session?.summary).toContain('Sign in')
  expect(Object.keys(session?.responses ?? {})).toEqual(['201', 'default'])
  expect(paths['/api/v1/members/{id}']?.delete).toBeUndefined()
  expect(Object.keys(paths)).not.toContain('/livez')
})

interface Operation {
  summary: string
  responses: Record<string, unknown>
}
