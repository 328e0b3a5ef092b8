import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Deal } from '../../../../contract/deals/deal.ts'
import { editDeal, showDeal } from '../../../../contract/deals/deals.ts'
import { useAct } from '../../../platform/act.ts'
import { ask } from '../../../platform/ask.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Refused } from '../../../platform/refused.ts'
import { notify } from '../../../ui/feedback/notices.tsx'
import { touchedByDeal } from '../../deal-queries.ts'
import { useKeepDeal } from '../page-queries.ts'
import { changeTo, type Fact, labelOf, valueOf } from './facts.ts'

type Changes = Parameters<ReturnType<typeof useAct<typeof editDeal>>['mutate']>[0]['body']

/**
 * Changing one fact at a time. Somebody else's change to another fact is let be; to the same one, it is shown, what
 * was typed is kept, and saving again is a decision.
 */
export function useEditFacts(deal: Deal) {
  const say = useSay()
  const queries = useQueryClient()
  const keep = useKeepDeal()
  const [editing, setEditing] = useState<{ fact: Fact; began: string | number | null } | null>(null)
  const act = useAct(editDeal, { touches: touchedByDeal, onDone: keep })

  return {
    editing: editing?.fact ?? null,
    /** The fact was changed by somebody while it was being edited here. */
    conflict: editing !== null && valueOf(deal, editing.fact) !== editing.began,
    edit: (fact: Fact) => {
      act.reset()
      setEditing({ fact, began: valueOf(deal, fact) })
    },
    stop: () => setEditing(null),
    save,
    isPending: act.isPending,
    error: act.error instanceof Refused && act.error.code === 'changed_meanwhile' ? null : act.error,
  }

  async function save(fact: Fact, body: Changes): Promise<void> {
    const before = deal
    try {
      const saved = await send(body, deal.version)
      setEditing(null)
      notify({
        text: say('deals.page.fact_saved', { fact: say(labelOf[fact]) }),
        undo: () => void send(changeTo(before, fact) as Changes, saved.version).catch(() => undefined),
      })
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'changed_meanwhile') return
      const fresh = await queries.fetchQuery({ ...ask(showDeal, { params: { id: deal.id } }), staleTime: 0 })
      // Something else changed: what is saved here stands as it was seen.
      if (editing && valueOf(fresh, fact) === editing.began)
        await send(body, fresh.version).then(
          () => setEditing(null),
          () => undefined,
        )
    }
  }

  function send(body: Changes, version: number): Promise<Deal> {
    return act.mutateAsync({ params: { id: deal.id }, ifMatch: version, body })
  }
}
