import { memo } from 'react'
import type { LeadInList } from '../../../contract/leads/lead.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import {
  BoardCard,
  CardAside,
  CardLine,
  CardMark,
  type CardProps,
  CardText,
} from '../../ui/board/BoardCard.tsx'
import { DueMark } from '../../ui/values/DueMark.tsx'
import { PersonAvatar } from '../../ui/values/PersonAvatar.tsx'
import { DateText, NumberText } from '../../ui/values/values.tsx'

/** Four lines: who, and how likely; from where, whose; what they want; and what is due or how it ended. */
export const LeadCard = memo(function LeadCard({ card: lead, ...held }: CardProps<LeadInList>) {
  const say = useSay()
  const { id, name, companyName, owner, team, need, score, source, email, phone } = lead
  return (
    <BoardCard
      id={id}
      to={paths.lead(id)}
      title={name}
      mark={score !== null && <Score score={score} />}
      menuLabel={say('leads.actions_of', { name })}
      carried={held.carried}
      reachable={held.reachable}
      onMenu={held.onMenu}
    >
      <CardLine>
        <CardText>
          {companyName && companyName !== name ? companyName : (email ?? phone ?? say('leads.no_company'))}
        </CardText>
        {owner ? (
          <PersonAvatar name={owner.name} size={18} named />
        ) : (
          <CardAside>{team?.name ?? say('leads.no_owner')}</CardAside>
        )}
      </CardLine>
      <CardLine>
        <CardText>{need ?? ''}</CardText>
        {source && <CardAside>{say(`deals.source.${source}`)}</CardAside>}
      </CardLine>
      <CardLine>
        <LeadStanding lead={lead} />
      </CardLine>
    </BoardCard>
  )
})

function Score({ score }: { score: number }) {
  const say = useSay()
  return (
    <CardMark title={say('leads.field.score')}>
      <span className="only-heard">{say('leads.field.score')} </span>
      <NumberText value={score} />
    </CardMark>
  )
}

/** What a lead of each status waits for, or how it ended. */
function LeadStanding({ lead }: { lead: LeadInList }) {
  const say = useSay()
  const { status, firstContact, lastContactAt, disqualifyReason, recycleOn, deal, statusAt } = lead
  if (status === 'new')
    return firstContact && !firstContact.at ? (
      <>
        <CardText>{say('leads.first_contact')}</CardText>
        <DueMark due={firstContact.dueAt} />
      </>
    ) : (
      <DateText at={lead.createdAt} relative />
    )
  if (status === 'contacted')
    return (
      <>
        <CardText>{say('leads.last_contact')}</CardText>
        <DateText at={lastContactAt ?? statusAt} relative />
      </>
    )
  if (status === 'qualified')
    return (
      <>
        <CardText>{deal?.name ?? ''}</CardText>
        <DateText at={statusAt} relative />
      </>
    )
  return (
    <>
      <CardText>{disqualifyReason && say(`leads.reason.${disqualifyReason}`)}</CardText>
      {recycleOn && (
        <CardAside>
          {say('leads.back_on')} <DateText at={recycleOn} />
        </CardAside>
      )}
    </>
  )
}
