import { useParams } from '@tanstack/react-router'
import type { MemberId } from '../../../contract/ids.ts'
import { paths } from '../../paths.ts'
import { useSay } from '../../platform/i18n.tsx'
import { useColleagues } from '../../team/team-queries.ts'
import { SkeletonRows } from '../../ui/feedback/states.tsx'
import { useGo } from '../../ui/Link.tsx'
import { Page } from '../../ui/Page.tsx'
import { HandOverForm } from './HandOverForm.tsx'

/** Everything that somebody has goes to one colleague or is split among several. */
export function HandOverPage() {
  const say = useSay()
  const go = useGo()
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const member = useColleagues().find((one) => one.id === (id as MemberId))
  return (
    <Page
      title={member ? say('handovers.title.member', { name: member.name }) : say('common.loading')}
      sub={say('handovers.sub')}
      width="reading"
    >
      {member ? (
        <HandOverForm of={{ member }} onDone={() => go(paths.team())} />
      ) : (
        <SkeletonRows columns={2} rows={5} />
      )}
    </Page>
  )
}
