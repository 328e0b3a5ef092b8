import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { removeSample } from '../../../contract/sample.ts'
import { useAct } from '../../platform/act.ts'
import { useSay } from '../../platform/i18n.tsx'
import { ConfirmDialog } from '../../ui/dialogs/ConfirmDialog.tsx'
import { notify } from '../../ui/feedback/notices.tsx'
import { Section } from '../../ui/inputs/Form.tsx'

/** Takes the sample company away: everything it brought, nothing one has made oneself. */
export function RemoveSample() {
  const say = useSay()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const act = useAct(removeSample, {
    onDone: ({ deals, companies }) => {
      setAsking(false)
      notify({ text: say('team.sample.removed', { deals, companies }) })
      void queries.invalidateQueries()
    },
  })
  return (
    <Section title={say('team.sample')} sub={say('team.sample.sub')}>
      <div>
        <Button variant="default" onClick={() => setAsking(true)}>
          {say('team.sample.remove')}
        </Button>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('team.sample.ask')}
        act={say('team.sample.remove')}
        onAct={() => act.mutate({})}
        acting={act.isPending}
        error={act.error}
        grave
      >
        {say('team.sample.why')}
      </ConfirmDialog>
    </Section>
  )
}
