import type { LeadInList } from '../../../contract/leads/lead.ts'
import { ActivityComposer } from '../../activities/ActivityComposer.tsx'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Code } from '../../ui/values/values.tsx'

/** Writes down the touch of a lead, with the number one calls and the address one writes to beside it. */
export function ContactDialog({ lead, onClose }: { lead: LeadInList; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog opened onClose={onClose} title={say('leads.contact_of', { name: lead.name })}>
      <p className="quiet">
        {lead.phone && (
          <a href={`tel:${lead.phone.replaceAll(/[^\d+]/g, '')}`}>
            <Code>{lead.phone}</Code>
          </a>
        )}
        {lead.phone && lead.email && ' · '}
        {lead.email && (
          <a href={`mailto:${lead.email}`}>
            <Code>{lead.email}</Code>
          </a>
        )}
      </p>
      <ActivityComposer
        about={{ lead: lead.id }}
        kindFirst={lead.phone ? 'call' : 'email'}
        onDone={onClose}
        onCancel={onClose}
      />
    </Dialog>
  )
}
