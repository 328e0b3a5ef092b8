import { libraryQuestionnaires } from '../../../contract/process/questionnaires.ts'
import { type Binding, bind } from '../../platform/http/bind.ts'
import { questionnaireLibrary } from './library.ts'

export const libraryRoutes: Binding[] = [
  bind(libraryQuestionnaires, async () => ({ rows: [...questionnaireLibrary()] })),
]
