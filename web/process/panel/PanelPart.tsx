import { useSay } from '../../platform/i18n.tsx'
import { usePanel } from './panel.ts'
import type { EditorPlace } from './place.ts'
import { StagePart } from './stage/StagePart.tsx'

/** The part of the panel that belongs to a place. */
export function PanelPart({ place }: { place: EditorPlace }) {
  const say = useSay()
  const { document } = usePanel()
  if (place.kind === 'stage') {
    const at = document.stages.findIndex(({ key }) => key === place.stage)
    const stage = document.stages[at]
    return stage ? (
      <StagePart key={stage.key} stage={stage} at={at} />
    ) : (
      <p className="quiet">{say('panel.gone')}</p>
    )
  }
  return null
}
