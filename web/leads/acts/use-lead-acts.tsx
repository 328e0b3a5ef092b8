import { lazy, type ReactNode, useState } from 'react'
import { reopenLead, undoConversion } from '../../../contract/leads/acts.ts'
import { type Lead, type LeadInList } from '../../../contract/leads/lead.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { keepTyping } from '../../platform/keyboard/typed-ahead.ts'
import { Refused } from '../../platform/refused.ts'
import { notify } from '../../ui/feedback/notices.tsx'
import { touchedByConversion, touchedByLead, useKeepLead } from '../lead-queries.ts'

const ContactDialog = lazy(async () => ({ default: (await import('./ContactDialog.tsx')).ContactDialog }))
const ConvertDialog = lazy(async () => ({ default: (await import('./ConvertDialog.tsx')).ConvertDialog }))
const DisqualifyDialog = lazy(async () => ({
  default: (await import('./DisqualifyDialog.tsx')).DisqualifyDialog,
}))
const HandBackDialog = lazy(async () => ({ default: (await import('./HandBackDialog.tsx')).HandBackDialog }))
const AssignDialog = lazy(async () => ({ default: (await import('./AssignDialog.tsx')).AssignDialog }))

export type LeadAct = 'contact' | 'convert' | 'disqualify' | 'reopen' | 'assign' | 'handBack'

/** The acts on a lead, each by its dialog where it asks for something. `dialog` stands somewhere on the page. */
export function useLeadActs(onConverted?: (lead: Lead) => void) {
  const say = useSay()
  const keep = useKeepLead()
  const [asked, setAsked] = useState<{ act: LeadAct; lead: LeadInList } | null>(null)
  const reopen = useAct(reopenLead, { touches: touchedByLead, onDone: keep })
  const undo = useAct(undoConversion, { touches: touchedByConversion, onDone: keep })

  return { begin, refuse, undo: takeBack, dialog: dialog() }

  function begin(act: LeadAct, lead: LeadInList): void {
    if (act === 'reopen') return void reopen.mutateAsync({ params: { id: lead.id } }).catch(tell)
    if (act === 'contact') keepTyping()
    setAsked({ act, lead })
  }

  function refuse(code: string): void {
    notify({ text: say(`refusal.${code}`) })
  }

  function takeBack({ id }: Pick<LeadInList, 'id'>): void {
    void undo.mutateAsync({ params: { id } }).catch(tell)
  }

  function tell(error: unknown): void {
    const text = error instanceof Refused ? say(`refusal.${error.code}`) : say('common.failed.unreachable')
    notify({ text, grave: true })
  }

  function dialog(): ReactNode {
    if (!asked) return null
    const { act, lead } = asked
    const onClose = () => setAsked(null)
    if (act === 'contact') return <ContactDialog lead={lead} onClose={onClose} />
    if (act === 'disqualify') return <DisqualifyDialog lead={lead} onClose={onClose} onDone={keep} />
    if (act === 'handBack') return <HandBackDialog lead={lead} onClose={onClose} onDone={keep} />
    if (act === 'assign') return <AssignDialog lead={lead} onClose={onClose} onDone={keep} />
    return <ConvertDialog lead={lead} onClose={onClose} onDone={converted} />
  }

  function converted(lead: Lead): void {
    keep(lead)
    notify({ text: say('leads.converted', { name: lead.name }), undo: () => takeBack(lead) })
    onConverted?.(lead)
  }
}
