import { Button } from '@mantine/core'
import { type LeadInList, type LeadStatus, leadStatuses } from '../../../contract/leads/leads.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { Link } from '../../ui/Link.tsx'
import styles from './LeadCardActions.module.css'
import { type LeadVerdict, leadVerdict } from './lead-places.ts'

interface LeadCardActionsProps {
  lead: LeadInList
  words: (verdict: LeadVerdict) => string
  onPlace: (place: LeadStatus) => void
  onClose: () => void
}

/** What can be done with a card, for a finger and for the keyboard. */
export function LeadCardActions({ lead, words, onPlace, onClose }: LeadCardActionsProps) {
  const say = useSay()
  return (
    <Dialog opened onClose={onClose} title={lead.name} size="sm">
      <div className={styles.acts}>
        <Button component={Link} to={paths.lead(lead.id)} variant="default" justify="start">
          {say('leads.open')}
        </Button>
        {leadStatuses.map((place) => {
          const verdict = leadVerdict(lead, place)
          if (verdict.is !== 'open') return null
          return (
            <Button
              key={place}
              variant="default"
              justify="start"
              onClick={() => {
                onClose()
                onPlace(place)
              }}
            >
              {words(verdict)}
            </Button>
          )
        })}
      </div>
    </Dialog>
  )
}
