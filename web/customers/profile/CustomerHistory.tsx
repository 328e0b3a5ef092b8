import { type ReactNode, useState } from 'react'
import type { HistoryEntry, HistoryKind } from '../../../contract/customers/history.ts'
import { ActivityRow } from '../../activities/ActivityRow.tsx'
import { paths } from '../../paths.ts'
import type { Pages } from '../../platform/ask.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ActedFor } from '../../team/deputies/ActedFor.tsx'
import { EmptyState, ErrorState, SkeletonRows } from '../../ui/feedback/states.tsx'
import { Link } from '../../ui/Link.tsx'
import { ReadMore } from '../../ui/ReadMore.tsx'
import { KindButtons } from '../../ui/timeline/KindButtons.tsx'
import { TimelineDays } from '../../ui/timeline/TimelineDays.tsx'
import { TimelineRow } from '../../ui/timeline/TimelineRow.tsx'
import { type Of, useCompanyHistory, usePersonHistory } from './profile-queries.ts'
import { useHistoryWords } from './use-history-words.ts'

type Kind = HistoryKind | 'all'

/** All that was said to a customer and done for him, over all his deals, newest first. */
export function CustomerHistory({ of }: { of: Of }) {
  const [kind, setKind] = useState<Kind>('talk')
  const chosen = kind === 'all' ? undefined : kind
  const shown = { of, kind, onKind: setKind }
  return 'company' in of ? (
    <OfCompany {...shown} id={of.company} chosen={chosen} />
  ) : (
    <OfPerson {...shown} id={of.person} chosen={chosen} />
  )
}

type Chosen = Omit<HistoryProps, 'pages'> & { chosen: HistoryKind | undefined }

function OfCompany({ id, chosen, ...shown }: Chosen & { id: Parameters<typeof useCompanyHistory>[0] }) {
  return <History {...shown} pages={useCompanyHistory(id, chosen)} />
}

function OfPerson({ id, chosen, ...shown }: Chosen & { id: Parameters<typeof usePersonHistory>[0] }) {
  return <History {...shown} pages={usePersonHistory(id, chosen)} />
}

interface HistoryProps {
  of: Of
  kind: Kind
  onKind: (kind: Kind) => void
  pages: Pages<HistoryEntry>
}

function History({ of, kind, onKind, pages }: HistoryProps) {
  const say = useSay()
  const words = useHistoryWords()
  const { rows, error } = pages
  return (
    <>
      <KindButtons
        label={say('profile.history.show')}
        kinds={(['talk', 'deals', 'tasks', 'changes', 'all'] as const satisfies readonly Kind[]).map(
          (value) => ({
            value,
            label: say(`profile.history.${value}`),
          }),
        )}
        chosen={kind}
        onChoose={onKind}
      />
      {error && !rows && <ErrorState error={error} onRetry={pages.retry} />}
      {!error && !rows && <SkeletonRows columns={3} rows={4} />}
      {rows?.length === 0 &&
        (kind === 'talk' ? (
          <EmptyState title={say('activities.none')}>{say('activities.none.why')}</EmptyState>
        ) : (
          <p className="quiet">{say('activities.none.kind')}</p>
        ))}
      {rows && <TimelineDays moments={rows}>{row}</TimelineDays>}
      {rows && <ReadMore {...pages} />}
    </>
  )

  function row({ at, deal, by, activity, event }: HistoryEntry): ReactNode {
    if (activity) return <ActivityRow key={activity.id} activity={activity} about={of} deal={deal} />
    if (!event) return null
    const { tone, what, why } = words(event)
    return (
      <TimelineRow
        key={event.seq}
        at={at}
        tone={tone}
        words={
          <>
            <span>{what}</span>
            {deal && (
              <>
                {' · '}
                <Link to={paths.deal(deal.id)}>
                  <bdi>{deal.name}</bdi>
                </Link>
              </>
            )}
          </>
        }
        why={why}
        by={
          <>
            {by?.name ?? say('profile.history.by_itself')}
            <ActedFor data={event.data} />
          </>
        }
      />
    )
  }
}
