import { type Deal } from '../../../../contract/deals/deal.ts'
import { editDeal } from '../../../../contract/deals/deals.ts'
import type { OwnEdit } from '../../../../contract/fields.ts'
import { OwnFacts } from '../../../fields/OwnFacts.tsx'
import { useAct } from '../../../platform/act.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { notify } from '../../../ui/feedback/notices.tsx'
import { touchedByDeal } from '../../deal-queries.ts'
import { useKeepDeal } from '../page-queries.ts'
import styles from './Facts.module.css'

/** What the company's own fields say of the deal. */
export function OwnDealFacts({ deal }: { deal: Deal }) {
  const say = useSay()
  const act = useAct(editDeal, { touches: touchedByDeal, onDone: useKeepDeal() })
  const save = (own: OwnEdit, ifMatch: number) =>
    act.mutateAsync({ params: { id: deal.id }, ifMatch, body: { own } })
  return (
    <div className={styles.own}>
      <OwnFacts
        entity="deal"
        own={deal.own}
        may={deal.can.edit}
        onSave={async (edit, before) => {
          const { version } = await save(edit, deal.version)
          notify({ text: say('common.saved'), undo: () => void save(before, version).catch(() => undefined) })
        }}
      />
    </div>
  )
}
