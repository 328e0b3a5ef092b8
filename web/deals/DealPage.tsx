import { useParams } from '@tanstack/react-router'
import type { Deal } from '../../contract/deals/deal.ts'
import type { ProcessDocument } from '../../contract/process/process-document.ts'
import { textIn } from '../../contract/text.ts'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useKeys } from '../platform/keyboard/keys.ts'
import { useReader } from '../platform/reader/reader.ts'
import { ErrorState } from '../ui/feedback/states.tsx'
import { Link } from '../ui/Link.tsx'
import { Page } from '../ui/Page.tsx'
import { PersonAvatar } from '../ui/values/PersonAvatar.tsx'
import { DateText, MoneyText } from '../ui/values/values.tsx'
import styles from './DealPage.module.css'
import { useDeal } from './deal-queries.ts'
import { FirstContact } from './page/clock/FirstContact.tsx'
import { DealActs } from './page/DealActs.tsx'
import { DealSkeleton } from './page/DealSkeleton.tsx'
import { DealAnswers } from './page/facts/DealAnswers.tsx'
import { DealFiles } from './page/facts/DealFiles.tsx'
import { Facts } from './page/facts/Facts.tsx'
import { ImportFlags } from './page/facts/ImportFlags.tsx'
import { PeopleOnDeal } from './page/facts/PeopleOnDeal.tsx'
import { useEditFacts } from './page/facts/use-edit-facts.ts'
import { useTimeline, useVersion } from './page/page-queries.ts'
import { StagePath } from './page/path/StagePath.tsx'
import { Standing } from './page/Standing.tsx'
import { Conversation } from './page/story/Conversation.tsx'
import { ToLeave } from './page/ToLeave.tsx'

/** One deal: where it stands, what it takes to go on, what was said, and what is known of it. */
export function DealPage() {
  const { id = '' } = useParams({ strict: false })
  const say = useSay()
  const deal = useDeal(id)
  if (deal.data) return <ShownDeal deal={deal.data} />
  return (
    <Page title={say('deals.page.title')}>
      {deal.error ? <ErrorState error={deal.error} onRetry={() => void deal.refetch()} /> : <DealSkeleton />}
    </Page>
  )
}

function ShownDeal({ deal }: { deal: Deal }) {
  const say = useSay()
  const { language } = useReader()
  const document = useVersion(deal)
  const editor = useEditFacts(deal)
  const stageName = (key: string) => {
    const stage = document?.stages.find((one) => one.key === key)
    return stage ? textIn(stage.name, language) : ''
  }
  return (
    <Page
      title={deal.title}
      mark={<span className={styles.number}>{say('deals.page.number', { number: deal.number })}</span>}
      sub={
        <span className={styles.sub}>
          {deal.company ? (
            <Link to={paths.company(deal.company.id)}>{deal.company.name}</Link>
          ) : (
            <Customer person={deal.person} />
          )}
          <Amount deal={deal} onEdit={() => editor.edit('amount')} />
          {deal.expectedCloseOn && (
            <span>
              {say('deals.page.expected')} <DateText at={deal.expectedCloseOn} />
            </span>
          )}
          <span className={styles.owner}>
            {deal.owner && <PersonAvatar name={deal.owner.name} />}
            {deal.owner?.name ?? say('deals.no_owner')}
          </span>
        </span>
      }
      actions={<DealActs deal={deal} stageName={stageName} />}
    >
      {document ? <Body deal={deal} document={document} editor={editor} /> : <DealSkeleton />}
    </Page>
  )
}

interface BodyProps {
  deal: Deal
  document: ProcessDocument
  editor: ReturnType<typeof useEditFacts>
}

function Body({ deal, document, editor }: BodyProps) {
  const changed = useTimeline(deal.id).rows?.find(({ type }) => type.startsWith('deal.'))
  useKeys({ e: () => (deal.can.edit === true ? editor.edit('title') : false) })
  const closed = deal.status === 'won' || deal.status === 'lost'
  return (
    <>
      <Standing deal={deal} document={document} />
      <FirstContact deal={deal} />
      <StagePath deal={deal} document={document} />
      <div className={styles.columns}>
        {!closed && (
          <div className={styles.first}>
            <ToLeave deal={deal} document={document} />
          </div>
        )}
        <div className={styles.side}>
          <ImportFlags deal={deal} document={document} onMend={editor.edit} />
          <Facts deal={deal} editor={editor} changedBy={changed?.by?.name ?? null} />
          <PeopleOnDeal deal={deal} />
          <DealAnswers dealId={deal.id} />
          <DealFiles dealId={deal.id} />
        </div>
        <div className={styles.last}>
          <Conversation deal={deal} document={document} />
        </div>
      </div>
    </>
  )
}

/** What the deal is worth; while nobody has said so, whoever may say it is asked to. */
function Amount({ deal, onEdit }: { deal: Deal; onEdit: () => void }) {
  const say = useSay()
  const asked = deal.can.edit === true && (
    <button type="button" className={styles.ask} onClick={onEdit}>
      {say('deals.no_amount')}
    </button>
  )
  if (deal.amount === 0) return asked
  return (
    <strong className={styles.amount}>
      <MoneyText amount={deal.amount} currency={deal.currency} />
    </strong>
  )
}

/** Who buys where no company does. */
function Customer({ person }: { person: Deal['person'] }) {
  const say = useSay()
  if (!person) return <span>{say('deals.no_company')}</span>
  return (
    <Link to={paths.person(person.id)}>
      <bdi>{person.name}</bdi>
    </Link>
  )
}
