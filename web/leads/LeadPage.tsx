import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { Lead } from '../../contract/leads/lead.ts'
import { ActivityComposer } from '../activities/ActivityComposer.tsx'
import { ReachOut } from '../customers/people/ReachOut.tsx'
import { Part, RecordColumns } from '../customers/record/Record.tsx'
import { RecordSkeleton } from '../customers/record/RecordSkeleton.tsx'
import { paths, withSearch } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { Answer } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PersonAvatar } from '../ui/values/PersonAvatar.tsx'
import { useLeadActs } from './acts/use-lead-acts.tsx'
import { WhyWhose } from './assignment/WhyWhose.tsx'
import styles from './LeadPage.module.css'
import { useLead } from './lead-queries.ts'
import { LeadActs } from './page/LeadActs.tsx'
import { LeadClock } from './page/LeadClock.tsx'
import { LeadConsent } from './page/LeadConsent.tsx'
import { LeadFacts } from './page/LeadFacts.tsx'
import { LeadStory } from './page/LeadStory.tsx'
import { LeadFit } from './qualification/LeadFit.tsx'
import { LeadQuestions } from './qualification/LeadQuestions.tsx'
import { LeadScore } from './scores/LeadScore.tsx'

/** One lead: who it is, what they want, how long one may take to be in touch, and what becomes of it. */
export function LeadPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return (
    <Answer of={useLead(id)} waiting={<RecordSkeleton />}>
      {(lead) => <ShownLead key={lead.id} lead={lead} />}
    </Answer>
  )
}

function ShownLead({ lead }: { lead: Lead }) {
  const say = useSay()
  const { begin, dialog } = useLeadActs()
  const { companyName, name, owner, team, need, deal, company, person } = lead
  return (
    <Page
      title={name}
      mark={<span className={styles.number}>{say('leads.number', { number: lead.number })}</span>}
      sub={
        <span className={styles.sub}>
          {companyName && companyName !== name && <bdi>{companyName}</bdi>}
          <strong className={styles.status}>{say(`leads.status.${lead.status}`)}</strong>
          <span className={styles.owner}>
            {owner && <PersonAvatar name={owner.name} />}
            <bdi>{owner?.name ?? team?.name ?? say('leads.no_owner')}</bdi>
          </span>
        </span>
      }
      actions={
        <>
          <ReachOut phone={lead.phone} email={lead.email} />
          <LeadActs lead={lead} />
        </>
      }
    >
      <RecordColumns
        main={
          <>
            <LeadClock lead={lead} />
            {lead.status === 'qualified' && (
              <Part title={say('leads.became')}>
                <ul className={styles.became}>
                  {deal && (
                    <Became label={say('leads.convert.deal')} to={paths.deal(deal.id)} name={deal.name} />
                  )}
                  {company && (
                    <Became
                      label={say('leads.convert.company')}
                      to={paths.company(company.id)}
                      name={company.name}
                    />
                  )}
                  {person && (
                    <Became
                      label={say('leads.convert.person')}
                      to={paths.person(person.id)}
                      name={person.name}
                    />
                  )}
                </ul>
              </Part>
            )}
            {need && (
              <Part title={say('leads.field.need')}>
                <p className={styles.need} dir="auto">
                  {need}
                </p>
              </Part>
            )}
            <LeadQuestions lead={lead} />
            <Part
              title={say('customers.history')}
              act={
                lead.cameBy === 'chat' && (
                  <Link to={withSearch(paths.conversations(), { lead: lead.id })}>
                    {say('chat.conversations')}
                  </Link>
                )
              }
            >
              {lead.can.contact === true && <ActivityComposer about={{ lead: lead.id }} />}
              <LeadStory lead={lead} />
            </Part>
          </>
        }
        side={
          <>
            <LeadScore lead={lead} />
            <LeadFit lead={lead} />
            <WhyWhose lead={lead} onHandBack={() => begin('handBack', lead)} />
            <Part title={say('customers.facts')}>
              <LeadFacts lead={lead} />
            </Part>
            <LeadConsent consent={lead.consent} />
          </>
        }
      />
      <Suspense>{dialog}</Suspense>
    </Page>
  )
}

function Became({ label, to, name }: { label: string; to: string; name: string }) {
  return (
    <li>
      <span className="quiet">{label}</span>{' '}
      <Link to={to}>
        <bdi>{name}</bdi>
      </Link>
    </li>
  )
}
