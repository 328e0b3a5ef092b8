import { channels, sources } from '../../../contract/deals/deal.ts'
import { type Lead } from '../../../contract/leads/lead.ts'
import { editLead } from '../../../contract/leads/leads.ts'
import { textIn } from '../../../contract/text.ts'
import { useCountryName } from '../../customers/countries.ts'
import { telephone, webAddress } from '../../customers/people/reach.tsx'
import { useProductsLike } from '../../deals/record-fields.tsx'
import { OwnFacts } from '../../fields/OwnFacts.tsx'
import { paths } from '../../paths.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { readAmount, writeAmount } from '../../platform/reader/numbers.ts'
import { useReader } from '../../platform/reader/reader.ts'
import { useSession } from '../../platform/session.ts'
import { useCountries } from '../../team/door/company-choices.ts'
import { Link } from '../../ui/Link.tsx'
import fact from '../../ui/values/Fact.module.css'
import { ChoiceFact, FactLink, Facts, TextFact } from '../../ui/values/Fact.tsx'
import { Code, DateText, MoneyText } from '../../ui/values/values.tsx'
import { touchedByLead, useKeepLead } from '../lead-queries.ts'

/** What is known of a lead, each fact edited where it stands. */
export function LeadFacts({ lead }: { lead: Lead }) {
  const say = useSay()
  const { language } = useReader()
  const nameOf = useCountryName()
  const countries = useCountries(language).data?.rows ?? []
  const products = useProductsLike('') ?? []
  const keep = useKeepLead()
  const act = useAct(editLead, { touches: touchedByLead, onDone: keep })
  const may = lead.can.edit
  const website = lead.website && webAddress(lead.website)
  const save = (field: string) => (value: unknown) =>
    act.mutateAsync({ params: { id: lead.id }, ifMatch: lead.version, body: { [field]: value } })

  type TextField =
    | 'name'
    | 'companyName'
    | 'jobTitle'
    | 'email'
    | 'phone'
    | 'website'
    | 'city'
    | 'need'
    | 'campaign'
  const text = (field: TextField) => ({
    label: say(`leads.field.${field}`),
    field,
    value: lead[field],
    may,
    onSave: save(field),
  })
  return (
    <>
      <Facts>
        <TextFact {...text('name')} required />
        <TextFact {...text('companyName')} />
        <TextFact {...text('jobTitle')} />
        <TextFact
          {...text('phone')}
          kind="tel"
          shown={lead.phone && <Code>{lead.phone}</Code>}
          beside={lead.phone && <FactLink href={telephone(lead.phone)} label={say('customers.call')} />}
        />
        <TextFact
          {...text('email')}
          kind="email"
          shown={lead.email && <Code>{lead.email}</Code>}
          beside={lead.email && <FactLink href={`mailto:${lead.email}`} label={say('customers.write')} />}
        />
        <TextFact
          {...text('website')}
          kind="url"
          example="acme.com"
          shown={lead.website && <Code>{lead.website}</Code>}
          beside={website && <FactLink href={website} label={say('customers.open')} />}
        />
        <TextFact {...text('city')} />
        <ChoiceFact
          label={say('customers.field.country')}
          field="country"
          value={lead.country}
          shown={lead.country && nameOf(lead.country)}
          choices={countries.map(({ code, name }) => ({ value: code, label: name }))}
          may={may}
          onSave={save('country')}
        />
        <TextFact {...text('need')} kind="prose" />
        <ChoiceFact
          label={say('deals.field.product')}
          field="productId"
          value={lead.product?.id ?? null}
          shown={lead.product?.name}
          choices={products.map(({ id, name }) => ({ value: id, label: name }))}
          may={may}
          onSave={save('productId')}
        />
        <Amount lead={lead} onSave={save('amount')} />
        <ChoiceFact
          label={say('deals.field.source')}
          field="source"
          value={lead.source}
          shown={lead.source && say(`deals.source.${lead.source}`)}
          choices={sources.map((value) => ({ value, label: say(`deals.source.${value}`) }))}
          may={may}
          onSave={save('source')}
        />
        <ChoiceFact
          label={say('leads.field.channel')}
          field="channel"
          value={lead.channel}
          shown={lead.channel && say(`deals.page.channel.${lead.channel}`)}
          choices={channels.map((value) => ({ value, label: say(`deals.page.channel.${value}`) }))}
          may={may}
          onSave={save('channel')}
        />
        <TextFact {...text('campaign')} />
        <Told label={say('leads.field.cameBy')}>
          {say(`leads.came_by.${lead.cameBy}`)} · <DateText at={lead.createdAt} relative />
        </Told>
        {lead.process && (
          <Told label={say('deals.field.process')}>
            <Link to={paths.process(lead.process.id)}>{textIn(lead.process.name, language)}</Link>
          </Told>
        )}
        {lead.duplicateOf && (
          <Told label={say('leads.field.duplicateOf')}>
            <Link to={paths.lead(lead.duplicateOf.id)}>
              <bdi>{lead.duplicateOf.name}</bdi>
            </Link>
          </Told>
        )}
      </Facts>
      <OwnFacts entity="lead" own={lead.own} may={may} onSave={save('own')} />
    </>
  )
}

function Amount({ lead, onSave }: { lead: Lead; onSave: (amount: unknown) => Promise<unknown> }) {
  const say = useSay()
  const reader = useReader()
  const own = useSession().workspace.currency
  const currency = lead.currency ?? own
  const { amount } = lead
  return (
    <TextFact
      label={say('deals.field.amount')}
      kind="number"
      field="amount"
      value={amount === null ? null : writeAmount({ amount, currency }, reader)}
      shown={amount !== null && <MoneyText amount={amount} currency={currency} />}
      may={lead.can.edit}
      onSave={(text) => onSave(text === null ? null : (readAmount(text, currency, reader) ?? text))}
    />
  )
}

/** A fact that nobody edits. */
function Told({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className={fact.fact}>
      <dt className={fact.label}>{label}</dt>
      <dd className={fact.value}>
        <span className={fact.plain}>{children}</span>
      </dd>
    </div>
  )
}
