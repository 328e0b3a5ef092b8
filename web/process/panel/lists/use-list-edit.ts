import type { DraftDocument } from '../../../../contract/process/process-document.ts'
import { usePanel } from '../panel.ts'

type Lists = 'roles' | 'buyingStages' | 'nurturing' | 'wonReasons' | 'lostReasons' | 'goals'

/** `put(roles)`: one of the document's lists anew. The change is made of the list as it is then. */
export function useListEdit<Name extends Lists>(
  list: Name,
  step: string,
): (change: (items: DraftDocument[Name]) => DraftDocument[Name]) => void {
  const { edit } = usePanel()
  return (change) => edit((document) => ({ ...document, [list]: change(document[list]) }), step)
}
