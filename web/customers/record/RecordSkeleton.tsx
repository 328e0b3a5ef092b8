import { useSay } from '../../platform/i18n.tsx'
import { SkeletonRows } from '../../ui/feedback/states.tsx'
import { Page } from '../../ui/Page.tsx'
import { RecordColumns } from './Record.tsx'

/** The layout of a company's or person's page before it is known whose. */
export function RecordSkeleton() {
  const say = useSay()
  return (
    <Page title={say('common.loading')}>
      <RecordColumns
        main={<SkeletonRows columns={3} rows={6} />}
        side={<SkeletonRows columns={2} rows={9} />}
      />
    </Page>
  )
}
