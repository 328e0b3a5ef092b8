import { useQuery } from '@tanstack/react-query'
import {
  type DuplicateEntity,
  dismissDuplicate,
  listDuplicates,
  listMerges,
  lookAlikes,
  mergeCustomers,
  undismissDuplicate,
  undoMerge,
} from '../../../contract/hygiene/duplicates.ts'
import type { Sent } from '../../../contract/route.ts'
import { useAct } from '../../platform/act.ts'
import { ask, usePages } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { whenEvent } from '../../platform/live.ts'
import { notify } from '../../ui/feedback/notices.tsx'

whenEvent('person', () => [['duplicates']])
whenEvent('company', () => [['duplicates']])

const touches = [['duplicates'], ['people'], ['companies'], ['deals'], ['activities']]

export const useDuplicates = (entity: DuplicateEntity) =>
  usePages(listDuplicates, { query: { entity, limit: 20 } })

/** How many records of a kind were not compared yet; asked only where no pair is shown. */
export const useWaiting = (entity: DuplicateEntity) =>
  useQuery({ ...ask(listDuplicates, { query: { entity, limit: 1 } }), refetchInterval: 5_000 }).data?.waiting

export const useMerges = () => usePages(listMerges, { query: { limit: 50 } })

export type Typed = NonNullable<Sent<typeof lookAlikes>['query']>

export const useLookAlikes = (typed: Typed, enabled: boolean) =>
  useQuery({ ...ask(lookAlikes, { query: typed }), enabled }).data?.rows ?? []

/** Merging, and taking it back from the line that tells of it. */
export function useMerge() {
  const say = useSay()
  const undo = useUndoMerge()
  return useAct(mergeCustomers, {
    touches,
    onDone: ({ id, kept }) =>
      notify({
        text: say('duplicates.merged_into', { name: kept.name }),
        undo: () => undo.mutate({ params: { mergeId: id } }),
      }),
  })
}

export function useUndoMerge() {
  const say = useSay()
  return useAct(undoMerge, {
    touches,
    onDone: ({ kept, gone }) =>
      notify({ text: say('duplicates.two_again', { kept: kept.name, gone: gone.name }) }),
  })
}

/** Saying that two are two, and taking it back. */
export function useDismiss() {
  const say = useSay()
  const back = useAct(undismissDuplicate, { touches: [['duplicates']] })
  const act = useAct(dismissDuplicate, { touches: [['duplicates']] })
  return {
    isPending: act.isPending,
    error: act.error,
    dismiss: (params: Sent<typeof dismissDuplicate>['params']) =>
      act.mutate(
        { params },
        {
          onSuccess: () =>
            notify({ text: say('duplicates.told_apart'), undo: () => back.mutate({ params }) }),
        },
      ),
  }
}
