import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ProcessId } from '../../../contract/ids.ts'
import {
  listVersionMoves,
  previewVersionMove,
  showVersionMove,
  type VersionMove,
} from '../../../contract/process/version-moves.ts'
import type { Sent } from '../../../contract/route.ts'
import { call } from '../../platform/api.ts'
import { ask, keyOf, usePages } from '../../platform/ask.ts'
import { whenEvent } from '../../platform/live.ts'

const lookAgainMs = 700

export type PreviewAsked = Sent<typeof previewVersionMove>['body']

/** What the move would do, asked anew after each change of the plan; the last answer stays until the next is there. */
export const usePreview = (id: string, body: PreviewAsked) =>
  useQuery({
    queryKey: ['version-moves', 'preview', id, body],
    queryFn: ({ signal }) => call(previewVersionMove, { params: { id: id as ProcessId }, body, signal }),
    placeholderData: keepPreviousData,
  })

/** One move; looked at again and again while it runs. */
export const useVersionMove = (id: VersionMove['id']) =>
  useQuery({
    ...ask(showVersionMove, { params: { id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? lookAgainMs : false),
  })

export const useVersionMoves = (id: string) => usePages(listVersionMoves, { params: { id: id as ProcessId } })

export const touchedByMove = [['version-moves'], keyOf(listVersionMoves)]
/** What stands elsewhere after deals have changed over. */
export const writtenByMove = [['deals'], ['tasks'], ['processes'], ['version-moves']]

whenEvent('version_move', () => touchedByMove)
