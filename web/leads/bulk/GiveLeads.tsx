import { useState } from 'react'
import type { LeadInList } from '../../../contract/leads/lead.ts'
import type { BulkForm } from '../../bulk/bulk.ts'
import type { Chosen } from '../../deals/RecordField.tsx'
import { OwnerField } from '../../deals/record-fields.tsx'
import { useSay } from '../../platform/i18n.tsx'

/** Who is to work on all of them. */
export function GiveLeads({ onDraft }: BulkForm<LeadInList>) {
  const say = useSay()
  const [owner, setOwner] = useState<Chosen | null>(null)
  return <OwnerField value={owner} onChange={choose} focusFirst />

  function choose(chosen: Chosen | null): void {
    setOwner(chosen)
    onDraft(
      chosen?.id
        ? {
            change: { act: 'assign', ownerId: chosen.id },
            words: say('leads.bulk.assigns', { name: chosen.name }),
          }
        : null,
    )
  }
}
