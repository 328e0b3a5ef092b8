import {
  type BulkEdit,
  type PreviewBulkEdit,
  previewBulkEdit,
  type StartBulkEdit,
  showBulkEdit,
  startBulkEdit,
  undoBulkEdit,
} from '../../contract/bulk.ts'
import type { BulkEditId } from '../../contract/ids.ts'
import { type Client } from '../server.ts'

type Asked = StartBulkEdit extends infer One ? (One extends { list: unknown } ? One : never) : never

/** What a bulk edit would do. */
export const preview = (client: Client, body: object) =>
  client.call(previewBulkEdit, { body: body as PreviewBulkEdit })

/** Begun, and waited for. */
export async function changed(client: Client, body: object): Promise<BulkEdit> {
  return ended(client, await client.call(startBulkEdit, { body: body as Asked }))
}

/** Taken back, and waited for. */
export async function undone(client: Client, id: BulkEditId): Promise<BulkEdit> {
  return ended(client, await client.call(undoBulkEdit, { params: { id } }))
}

async function ended(client: Client, { id }: BulkEdit): Promise<BulkEdit> {
  for (let tries = 0; tries < 400; tries++) {
    const edit = await client.call(showBulkEdit, { params: { id } })
    if (edit.state !== 'running') return edit
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
  throw new Error('it runs and runs')
}
