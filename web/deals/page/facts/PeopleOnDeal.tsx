import { Button } from '@mantine/core'
import { useState } from 'react'
import { createPerson } from '../../../../contract/customers/people.ts'
import { type Deal, type Persona, personas } from '../../../../contract/deals/deal.ts'
import { putPersonOnDeal, takePersonOffDeal } from '../../../../contract/deals/deals.ts'
import { paths } from '../../../paths.ts'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { onEscape } from '../../../ui/dialogs/on-escape.ts'
import { notify } from '../../../ui/feedback/notices.tsx'
import { Icon } from '../../../ui/icons.tsx'
import { ActError } from '../../../ui/inputs/FieldError.tsx'
import { Link } from '../../../ui/Link.tsx'
import { Code } from '../../../ui/values/values.tsx'
import { touchedByDeal } from '../../deal-queries.ts'
import type { Chosen } from '../../RecordField.tsx'
import { PersonField } from '../../record-fields.tsx'
import { useKeepDeal } from '../page-queries.ts'
import styles from './PeopleOnDeal.module.css'

type OnDeal = Deal['people'][number]

/** Who takes part on the customer's side, and what each of them is in the purchase. */
export function PeopleOnDeal({ deal }: { deal: Deal }) {
  const say = useSay()
  const keep = useKeepDeal()
  const [adding, setAdding] = useState(false)
  const put = useAct(putPersonOnDeal, { touches: touchedByDeal, onDone: keep })
  const off = useAct(takePersonOffDeal, { touches: touchedByDeal, onDone: keep })
  const make = useAct(createPerson, { touches: [['people']] })
  const mayEdit = deal.can.edit === true

  return (
    <section className={styles.part} aria-labelledby="deal-people">
      <div className={styles.head}>
        <h2 id="deal-people" className={styles.title}>
          {say('deals.page.people')}
        </h2>
        {mayEdit && !adding && (
          <Button variant="subtle" size="compact-sm" onClick={() => setAdding(true)}>
            {say('deals.page.people.add')}
          </Button>
        )}
      </div>
      {deal.people.length === 0 && !adding && <p className="quiet">{say('deals.page.people.none')}</p>}
      <ul className={styles.list}>
        {deal.people.map((person) => (
          <li key={person.id} className={styles.person}>
            <div className={styles.line}>
              <div className={styles.words}>
                <Link to={paths.person(person.id)} className={styles.name}>
                  {person.name}
                </Link>
                {person.jobTitle && <span className="quiet"> {person.jobTitle}</span>}
                <Reached person={person} />
              </div>
              {mayEdit && (
                <button
                  type="button"
                  className={styles.off}
                  aria-label={say('deals.page.people.remove', { name: person.name })}
                  title={say('deals.page.people.remove', { name: person.name })}
                  onClick={() => takeOff(person)}
                >
                  <Icon name="close" size={12} />
                </button>
              )}
            </div>
            <fieldset className={styles.personas} disabled={!mayEdit}>
              <legend className="only-heard">{say('deals.page.people.is', { name: person.name })}</legend>
              {personas.map((persona) => (
                <button
                  key={persona}
                  type="button"
                  className={styles.persona}
                  aria-pressed={chosen(person).includes(persona)}
                  onClick={() => toggle(person, persona)}
                >
                  {say(`deals.page.persona.${persona}`)}
                </button>
              ))}
            </fieldset>
          </li>
        ))}
      </ul>
      {adding && (
        <div className={styles.add} role="presentation" onKeyDown={onEscape(() => setAdding(false))}>
          <PersonField
            value={null}
            companyId={deal.company?.id ?? null}
            onChange={(person) => void add(person)}
          />
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAdding(false)}>
            {say('common.cancel')}
          </Button>
        </div>
      )}
      <ActError error={put.error ?? off.error ?? make.error} />
    </section>
  )

  /** What was just pressed counts before the server has answered. */
  function chosen(person: OnDeal): readonly Persona[] {
    const sent = put.isPending && put.variables?.params.personId === person.id ? put.variables : null
    return sent?.body?.personas ?? person.personas
  }

  function toggle(person: OnDeal, persona: Persona): void {
    const before = chosen(person)
    const now = before.includes(persona) ? before.filter((one) => one !== persona) : [...before, persona]
    put.mutate({ params: { id: deal.id, personId: person.id }, body: { personas: now } })
  }

  function takeOff(person: OnDeal): void {
    const params = { id: deal.id, personId: person.id }
    off.mutate(
      { params },
      {
        onSuccess: () =>
          notify({
            text: say('deals.page.people.removed', { name: person.name }),
            undo: () => put.mutate({ params, body: { personas: person.personas } }),
          }),
      },
    )
  }

  async function add(person: Chosen | null): Promise<void> {
    if (!person) return
    const body = { name: person.name, ...(deal.company && { companyId: deal.company.id }) }
    const id = person.id ?? (await make.mutateAsync({ body }).catch(() => null))?.id
    if (!id) return
    put.mutate({ params: { id: deal.id, personId: id as OnDeal['id'] }, body: { personas: [] } })
    setAdding(false)
  }
}

/** How to reach the person, one press away. */
function Reached({ person: { phone, email } }: { person: OnDeal }) {
  if (!phone && !email) return null
  return (
    <div className={styles.reach}>
      {phone && (
        <a href={`tel:${phone}`}>
          <Code>{phone}</Code>
        </a>
      )}
      {email && (
        <a href={`mailto:${email}`}>
          <Code>{email}</Code>
        </a>
      )}
    </div>
  )
}
