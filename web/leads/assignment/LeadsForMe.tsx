import { Button } from '@mantine/core'
import { Suspense, useState } from 'react'
import { assignLead } from '../../../contract/leads/acts.ts'
import { acceptLead } from '../../../contract/leads/assignment.ts'
import type { Lead, LeadInList } from '../../../contract/leads/lead.ts'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useMay, useSession } from '../../platform/session.ts'
import { Icon } from '../../ui/icons.tsx'
import { ActError } from '../../ui/inputs/FieldError.tsx'
import { Link } from '../../ui/Link.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { useLeadActs } from '../acts/use-lead-acts.tsx'
import { touchedByLead } from '../lead-queries.ts'
import { useLeadsForMe } from './assignment-queries.ts'
import styles from './LeadsForMe.module.css'

/**
 * Leads that wait for me before anything else of the day: those that came to me, those I have yet to be in touch with,
 * and those in my teams' queues.
 */
export function LeadsForMe() {
  const say = useSay()
  const found = useLeadsForMe(useMay('leads.see')).data
  const { begin, dialog } = useLeadActs()
  const { member } = useSession()
  const [taken, setTaken] = useState<Lead | null>(null)
  const onDone = (lead: Lead) => {
    goOn()
    setTaken(lead)
  }
  const accept = useAct(acceptLead, { touches: touchedByLead, onDone })
  const take = useAct(assignLead, { touches: touchedByLead, onDone })
  if (!found || (found.mine.length + found.toContact.length + found.queue.length === 0 && !taken)) return null
  return (
    <div className={styles.groups}>
      <Group title={say('assignment.for_me')} leads={found.mine}>
        {(lead) => (
          <>
            <Button size="compact-sm" onClick={() => accept.mutate({ params: { id: lead.id } })}>
              {say('assignment.accept')}
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => begin('handBack', lead)}>
              {say('assignment.hand_back')}
            </Button>
          </>
        )}
      </Group>
      <Group title={say('assignment.to_contact')} leads={found.toContact} more={found.moreToContact}>
        {(lead) =>
          lead.can.contact === true && (
            <Button size="compact-sm" variant="default" onClick={() => begin('contact', lead)}>
              {say('leads.contact')}
            </Button>
          )
        }
      </Group>
      <Group title={say('assignment.queue')} leads={found.queue} more={found.more}>
        {(lead) =>
          lead.can.assign === true && (
            <Button
              size="compact-sm"
              variant="default"
              onClick={() => take.mutate({ params: { id: lead.id }, body: { ownerId: member.id } })}
            >
              {say('assignment.take')}
            </Button>
          )
        }
      </Group>
      {taken && (
        <p className={styles.taken} role="status">
          <Icon name="check" size={12} />
          {say('assignment.accepted')}{' '}
          <Link to={paths.lead(taken.id)}>
            <bdi>{taken.name}</bdi>
          </Link>
        </p>
      )}
      <ActError error={accept.error ?? take.error} />
      <Suspense>{dialog}</Suspense>
    </div>
  )
}

/** The row is about to go: the next one has the focus then. */
function goOn(): void {
  const row = document.activeElement?.closest('li')
  const next = row?.nextElementSibling ?? row?.previousElementSibling
  next?.querySelector('button')?.focus()
}

interface GroupProps {
  title: string
  leads: readonly LeadInList[]
  more?: boolean
  children: (lead: LeadInList) => React.ReactNode
}

function Group({ title, leads, more = false, children }: GroupProps) {
  const say = useSay()
  if (leads.length === 0) return null
  return (
    <section aria-label={title}>
      <h2 className={styles.head}>
        {title}
        <span className={styles.count}>{say('tasks.number', { count: leads.length })}</span>
      </h2>
      <ul className={styles.list}>
        {leads.map((lead) => (
          <li key={lead.id} className={styles.row}>
            <span className={styles.who}>
              <Link to={paths.lead(lead.id)}>
                <bdi>{lead.name}</bdi>
              </Link>
              <span className={styles.about} dir="auto">
                {[lead.companyName !== lead.name && lead.companyName, lead.need].filter(Boolean).join(' · ')}
              </span>
            </span>
            {lead.firstContact && !lead.firstContact.at && <DueMark due={lead.firstContact.dueAt} />}
            <span className={styles.acts}>{children(lead)}</span>
          </li>
        ))}
      </ul>
      {more && <Link to={paths.leadList()}>{say('assignment.queue.more')}</Link>}
    </section>
  )
}
