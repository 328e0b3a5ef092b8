import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { createDeal } from '../../contract/deals/deals.ts'
import { ProcessDocument } from '../../contract/process/process-document.ts'
import type { Problem } from '../../contract/refusals.ts'
import type { AttachedFile } from '../../contract/tasks/files.ts'
import type { Task } from '../../contract/tasks/tasks.ts'
import { openFileStore } from '../../server/platform/files/store.ts'
import { publishFor } from '../cast.ts'
import { tableHashes } from '../database.ts'
import { openHouse } from '../house.ts'
import type { Client, TestServer } from '../server.ts'

/** One mandatory document of two files, after another that may be left out, and one that needs no file. */
export const contracts = ProcessDocument.parse({
  key: 'contracts',
  name: 'Selling under contract',
  roles: [
    { key: 'lawyer', name: 'Lawyer' },
    { key: 'planner', name: 'Planner' },
  ],
  stages: [
    {
      key: 'contract',
      name: 'Writing the contract',
      winProbability: 50,
      tasks: [
        { key: 'study', name: 'Feasibility study', kind: 'document', mandatory: false, role: 'planner' },
        {
          key: 'draft',
          name: 'The contract',
          kind: 'document',
          mandatory: true,
          role: 'lawyer',
          files: 2,
          after: ['study'],
        },
        { key: 'letter', name: 'A letter', kind: 'document', mandatory: false, files: 0 },
      ],
    },
    { key: 'signing', name: 'Signing', winProbability: 90 },
  ],
})

/** Deals that are signed under contract, whose lawyer is Dariush, and the files that belong to them. */
export async function playContracts() {
  const house = await openHouse(['ola', 'eva', 'per', 'kari', 'dariush'], { by: 'cookie' })
  const { server, cast, ola } = house
  const { processId } = await publishFor(server.db, cast.kari, contracts)
  await server.owner.query(
    `insert into role_holders (workspace_id, role_key, member_id) values ($1, 'lawyer', $2)`,
    [cast.kari.workspaceId, cast.dariush.memberId],
  )
  return {
    ...house,
    ...filesOf(server, cast.kari.workspaceId),
    async deal(of = ola, process = processId) {
      const body = { title: 'Lamps under contract', amount: 900_000, processId: process } as never
      const { id, tasks } = await of.call(createDeal, { body })
      const task = (key: string) => tasks.find(({ templateKey }) => templateKey === key) as Task
      return { id, study: task('study'), draft: task('draft'), letter: task('letter') }
    },
  }
}

/** Files are sent, got and looked for on this server unless another is named. */
function filesOf(server: TestServer, workspaceId: string) {
  /** What lies in the data folder: where it is being received, and where it is kept. */
  const lying = (at = server, workspace = workspaceId) => ({
    incoming: namesIn(join(at.config.dataFolder, 'files/incoming')),
    kept: namesIn(join(at.config.dataFolder, 'files', workspace)),
  })
  return {
    lying,
    async put(
      client: Client,
      to: { id: string } | { dealId: string },
      name: string,
      bytes: string | Buffer | Blob,
      more: { at?: TestServer; headers?: Record<string, string>; type?: string } = {},
    ): Promise<{ status: number; body: AttachedFile & Problem; headers: Headers }> {
      const form = new FormData()
      form.set(
        'file',
        bytes instanceof Blob ? bytes : new Blob([bytes as never], { type: more.type ?? '' }),
        name,
      )
      const path = 'id' in to ? `/tasks/${to.id}/files` : `/deals/${to.dealId}/files`
      const answer = await fetch(`${(more.at ?? server).url}/api/v1${path}`, {
        method: 'POST',
        body: form,
        headers: { ...client.headers, ...more.headers },
      })
      return { status: answer.status, body: (await answer.json()) as never, headers: answer.headers }
    },
    get: (client: Client, id: string, query = '', at = server) =>
      fetch(`${at.url}/api/v1/files/${id}${query}`, { headers: client.headers }),
    placeOf: (id: string) =>
      openFileStore(server.config.dataFolder).pathOf({ workspaceId: workspaceId as never, id }),
    /** What came back, and that neither a row nor a byte stayed. */
    async refused(work: () => Promise<{ status: number; body: Problem }>) {
      const [before, bytes] = [await tableHashes(server.owner, ['sessions']), lying()]
      const { status, body } = await work()
      expect(await tableHashes(server.owner, ['sessions'])).toEqual(before)
      expect(lying()).toEqual(bytes)
      return [status, body.code]
    },
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
