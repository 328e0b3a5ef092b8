import type { Lead } from '../../../contract/leads/lead.ts'
import { textIn } from '../../../contract/text.ts'
import { Part } from '../../customers/record/Record.tsx'
import { useReader } from '../../platform/reader/reader.ts'
import { Questions } from '../../tasks/questionnaire/Questions.tsx'
import { useAnsweringLead, useQualification } from './qualification-queries.ts'

/** What a lead is asked before it is worth an opportunity, answered where it stands. */
export function LeadQuestions({ lead }: { lead: Lead }) {
  const { language } = useReader()
  const found = useQualification(lead.id).data
  const answering = useAnsweringLead(lead.id)
  const questionnaire = found?.questionnaire
  if (!questionnaire) return null
  return (
    <Part title={textIn(questionnaire.name, language)}>
      <Questions
        questionnaire={{ ...questionnaire, currency: found.currency, people: [] }}
        mayAnswer={found.can.answer === true}
        answering={answering}
      />
    </Part>
  )
}
