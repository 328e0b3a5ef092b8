import { FormattedMessage } from 'react-intl'
import { type Source, sources } from '../../contract/deals/deal.ts'
import { useMembersLike } from '../deals/record-fields.tsx'
import sentence from '../deals/sentence/FilterSentence.module.css'
import { useOneMember } from '../deals/sentence/one-name.ts'
import { SentenceChoice } from '../deals/sentence/SentenceChoice.tsx'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'

interface Filter {
  owner: string | undefined
  source: Source | undefined
}

/** The filter as one readable sentence whose words can be changed: "My leads from paid campaigns". */
export function LeadSentence({
  filter,
  onChange,
}: {
  filter: Filter
  onChange: (change: Partial<Filter>) => void
}) {
  const say = useSay()
  const { member, rights } = useSession()
  // Whoever sees but his own would otherwise take them for all there are.
  const all = rights['leads.see'] === 'all' ? 'everybody' : 'visible'
  const owner = useOneMember(isSomebody(filter.owner) ? filter.owner : undefined)
  const fixed = [
    { id: '', name: say(`leads.sentence.${all}`) },
    { id: 'me', name: say('leads.sentence.me') },
    { id: 'nobody', name: say('leads.sentence.nobody') },
  ]
  const anySource = { id: '', name: say('leads.sentence.any_source') }
  return (
    <span className={sentence.sentence}>
      <FormattedMessage
        id="leads.sentence"
        values={{
          owner: (
            <SentenceChoice
              key="owner"
              label={say('deals.field.owner')}
              text={whose()}
              fixed={fixed}
              useFound={useMembersLike}
              leaveOut={member.id}
              onChoose={(id) => onChange({ owner: id || undefined })}
            />
          ),
          source: (
            <SentenceChoice
              key="source"
              label={say('deals.field.source')}
              text={filter.source ? say(`deals.source.${filter.source}`) : anySource.name}
              fixed={[anySource, ...sources.map((id) => ({ id, name: say(`deals.source.${id}`) }))]}
              onChoose={(id) => onChange({ source: (id || undefined) as Source | undefined })}
            />
          ),
        }}
      />
    </span>
  )

  function whose(): string {
    const known = fixed.find(({ id }) => id === (filter.owner ?? ''))
    return known?.name ?? say('deals.sentence.of', { name: owner ?? '…' })
  }
}

const isSomebody = (owner: string | undefined) => owner !== undefined && owner !== 'me' && owner !== 'nobody'
