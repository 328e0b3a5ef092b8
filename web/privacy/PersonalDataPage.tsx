import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Person, showPerson } from '../../contract/customers/people.ts'
import { exportPerson } from '../../contract/privacy.ts'
import { paths } from '../paths.ts'
import { addressOf } from '../platform/api.ts'
import { ask } from '../platform/ask.ts'
import { useSay } from '../platform/i18n.tsx'
import { useMay } from '../platform/session.ts'
import { Answer } from '../ui/feedback/states.tsx'
import { Section } from '../ui/inputs/Form.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { ConsentList } from './ConsentList.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import styles from './privacy.module.css'

/** What a person agreed to, and what he may ask for: his data, or to be forgotten. */
export function PersonalDataPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const person = useQuery(ask(showPerson, { params: { id: id as never } }))
  return <Answer of={person}>{(found) => <PersonalData key={found.id} person={found} />}</Answer>
}

function PersonalData({ person }: { person: Person }) {
  const say = useSay()
  const mayAll = useMay('workspace.manage')
  const [erasing, setErasing] = useState(false)
  return (
    <Page
      title={say('privacy.title')}
      sub={
        <Link to={paths.person(person.id)}>
          <bdi>{person.name}</bdi>
        </Link>
      }
      width="reading"
    >
      <ConsentList person={person} />
      {mayAll && (
        <>
          <Section title={say('privacy.export')} sub={say('privacy.export.why')}>
            <div>
              <Button
                component="a"
                variant="default"
                href={addressOf(exportPerson, { params: { id: person.id } })}
                download
              >
                {say('privacy.export.act')}
              </Button>
            </div>
          </Section>
          <Section title={say('privacy.erase')} sub={say('privacy.erase.why')}>
            <div>
              <Button variant="default" className={styles.grave} onClick={() => setErasing(true)}>
                {say('privacy.erase.look')}
              </Button>
            </div>
          </Section>
          {erasing && <EraseDialog person={person} onClose={() => setErasing(false)} />}
        </>
      )}
    </Page>
  )
}
