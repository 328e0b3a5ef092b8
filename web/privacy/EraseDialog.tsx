import { Button, Checkbox } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Person } from '../../contract/customers/people.ts'
import { type ErasurePreview, erasePerson } from '../../contract/privacy.ts'
import { paths } from '../paths.ts'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { notify } from '../ui/feedback/notices.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { ActError } from '../ui/inputs/FieldError.tsx'
import styles from './privacy.module.css'
import { useErasurePreview } from './privacy-queries.ts'

/** What goes, what stays and why, before anything is done; there is no way back. */
export function EraseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog opened onClose={onClose} title={say('privacy.erase.ask', { name: person.name })} size="lg">
      <Answer of={useErasurePreview(person.id, true)}>
        {(preview) => <Erasing person={person} preview={preview} onClose={onClose} />}
      </Answer>
    </Dialog>
  )
}

interface ErasingProps {
  person: Person
  preview: ErasurePreview
  onClose: () => void
}

function Erasing({ person, preview, onClose }: ErasingProps) {
  const say = useSay()
  const navigate = useNavigate()
  const [deals, setDeals] = useState(() => preview.deals.flatMap(({ id, goes }) => (goes ? [id] : [])))
  const [sure, setSure] = useState(false)
  const act = useAct(erasePerson, {
    touches: [['people'], ['deals'], ['leads'], ['activities']],
    onDone: () => {
      notify({ text: say('privacy.erased') })
      void navigate({ to: paths.people() })
    },
  })
  const look = preview.files.filter(({ goes }) => !goes)
  return (
    <>
      <ul className={styles.list}>
        {preview.places.map((place) => (
          <li key={place.called} className={styles.line}>
            <span>{say(`privacy.place.${place.called}`)}</span>
            <span className="quiet">
              {(['deleted', 'cleared', 'redacted'] as const)
                .filter((what) => place[what] > 0)
                .map((what) => say(`privacy.${what}`, { count: place[what] }))
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      {preview.deals.length > 0 && (
        <>
          <h3 className={styles.part}>{say('privacy.erase.deals')}</h3>
          {preview.deals.map((deal) => (
            <Checkbox
              key={deal.id}
              my={8}
              label={<bdi>{deal.title}</bdi>}
              checked={deals.includes(deal.id)}
              onChange={({ currentTarget: { checked } }) =>
                setDeals(checked ? [...deals, deal.id] : deals.filter((id) => id !== deal.id))
              }
            />
          ))}
        </>
      )}
      {look.length > 0 && (
        <>
          <h3 className={styles.part}>{say('privacy.erase.files')}</h3>
          <ul className={styles.list}>
            {look.map((file) => (
              <li key={file.id}>
                <bdi>{file.name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="quiet">{say('privacy.erase.kept')}</p>
      <Checkbox
        my={16}
        label={say('privacy.erase.sure')}
        checked={sure}
        onChange={(event) => setSure(event.currentTarget.checked)}
      />
      <ActError error={act.error} />
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
        <Button
          className={styles.graveAct}
          disabled={!sure}
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: person.id }, ifMatch: person.version, body: { deals } })}
        >
          {say('privacy.erase')}
        </Button>
      </div>
    </>
  )
}
