import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { convertLead, proposeConversion } from '../../../contract/leads/acts.ts'
import type { Lead, LeadInList } from '../../../contract/leads/lead.ts'
import { textIn } from '../../../contract/text.ts'
import { AmountField } from '../../deals/acts/AmountField.tsx'
import { useAct } from '../../platform/act.ts'
import { ask } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { Dialog } from '../../ui/dialogs/Dialog.tsx'
import { ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { ActError, useFieldFaults } from '../../ui/inputs/FieldError.tsx'
import { takeFocus } from '../../ui/take-focus.ts'
import { touchedByConversion, useLead } from '../lead-queries.ts'
import { type Becomes, BecomesPart, type Offer } from './BecomesPart.tsx'
import styles from './ConvertDialog.module.css'

interface ConvertDialogProps {
  lead: Pick<LeadInList, 'id' | 'name'>
  onClose: () => void
  onDone: (lead: Lead) => void
}

/** The lead as a company, a person and a deal side by side: each new, or one we have that may be the same. */
export function ConvertDialog({ lead: { id, name }, onClose, onDone }: ConvertDialogProps) {
  const say = useSay()
  const lead = useLead(id)
  const proposal = useProposal(id)
  const error = lead.error ?? proposal.error
  return (
    <Dialog opened onClose={onClose} title={say('leads.convert_of', { name })} size="xl">
      {lead.data && proposal.data && (
        <Conversion lead={lead.data} proposal={proposal.data} onClose={onClose} onDone={onDone} />
      )}
      {!error && !(lead.data && proposal.data) && <SkeletonRows rows={4} columns={3} />}
      {error && <ErrorState error={error} onRetry={() => void proposal.refetch()} />}
    </Dialog>
  )
}

type Proposal = NonNullable<Awaited<ReturnType<typeof useProposal>>['data']>
const useProposal = (id: Lead['id']) => useQuery(ask(proposeConversion, { params: { id } }))

interface ConversionProps {
  lead: Lead
  proposal: Proposal
  onClose: () => void
  onDone: (lead: Lead) => void
}

function Conversion({ lead, proposal, onClose, onDone }: ConversionProps) {
  const say = useSay()
  const { language } = useReader()
  const own = useSession().workspace.currency
  const currency = lead.currency ?? own
  const companies = companyOffers(proposal)
  const people = personOffers(proposal)
  const named = lead.companyName !== lead.name ? lead.name : null
  const [company, setCompany] = useState<Becomes>(first(companies, lead.companyName))
  const [person, setPerson] = useState<Becomes>(first(people, named))
  const [title, setTitle] = useState(proposal.title)
  const [amount, setAmount] = useState<number | null>(lead.amount)
  const act = useAct(convertLead, {
    touches: touchedByConversion,
    onDone: (converted) => {
      onClose()
      onDone(converted)
    },
  })
  const fault = useFieldFaults(act.error)
  const ready = title.trim() !== '' && isNamed(company) && isNamed(person) && proposal.process !== null

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !act.isPending) convert()
      }}
    >
      <div className={styles.parts}>
        <BecomesPart
          title={say('leads.convert.company')}
          offers={companies}
          value={company}
          proposed={lead.companyName ?? ''}
          known={[lead.website, lead.city]}
          onChange={setCompany}
        />
        <BecomesPart
          title={say('leads.convert.person')}
          offers={people}
          value={person}
          proposed={named ?? ''}
          known={[lead.jobTitle, lead.email, lead.phone]}
          onChange={setPerson}
        />
        <section className={styles.part} aria-label={say('leads.convert.deal')}>
          <h3 className={styles.title}>{say('leads.convert.deal')}</h3>
          <TextInput
            label={say('deals.field.title')}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
            error={fault('deal.title')}
            maxLength={200}
            required
            withAsterisk={false}
            ref={takeFocus}
          />
          <AmountField value={amount} currency={currency} onChange={setAmount} error={fault('deal.amount')} />
          <p className={styles.process}>
            {proposal.process
              ? say('leads.convert.process', { process: textIn(proposal.process.name, language) })
              : say('leads.convert.no_process')}
          </p>
        </section>
      </div>
      <p className={styles.along}>{say('leads.convert.along', { talks: lead.activities.length })}</p>
      <ActError error={act.error} />
      <div className={styles.foot}>
        <Button variant="default" onClick={onClose}>
          {say('common.cancel')}
        </Button>
        <Button type="submit" disabled={!ready} loading={act.isPending}>
          {say('leads.convert.do')}
        </Button>
      </div>
    </form>
  )

  function convert(): void {
    act.mutate({
      params: { id: lead.id },
      body: {
        company: bodyOf(company) as never,
        person: bodyOf(person) as never,
        deal: { title: title.trim(), ...(amount !== null && { amount, currency }) },
      },
    })
  }
}

const isNamed = (value: Becomes) => value.is !== 'new' || value.name.trim() !== ''

const bodyOf = (value: Becomes) =>
  value.is === 'none' ? null : value.is === 'known' ? { id: value.id } : { name: value.name.trim() }

/** One we surely have, else a new one of that name, else none. */
function first(offers: readonly Offer[], name: string | null): Becomes {
  const sure = offers.find(({ because }) => because.some((why) => why !== 'name'))
  if (sure) return { is: 'known', id: sure.id }
  return name === null ? { is: 'none' } : { is: 'new', name }
}

function companyOffers({ companies }: Proposal): Offer[] {
  return companies.map(({ id, name, because, city, website, owner, openDeals }) => ({
    id,
    name,
    because,
    facts: [city, website, owner],
    openDeals,
  }))
}

function personOffers({ people }: Proposal): Offer[] {
  return people.map(({ id, name, because, jobTitle, email, phone, company }) => ({
    id,
    name,
    because,
    facts: [jobTitle, company?.name ?? null, email, phone],
    openDeals: 0,
  }))
}
