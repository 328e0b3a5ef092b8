import { paths, withSearch } from '../../../paths.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { Link } from '../../../ui/Link.tsx'
import { ConditionWords } from '../../conditions/ConditionWords.tsx'
import { useSpanWords } from '../../details/span-words.ts'
import { ConditionField } from '../conditions/ConditionField.tsx'
import { withFields } from '../edits/parts.ts'
import { usesOfBuyingStage } from '../edits/uses-of.ts'
import { DeadlineFields } from '../fields/DeadlineFields.tsx'
import { Group } from '../fields/Group.tsx'
import { TextInLanguages } from '../fields/TextInLanguages.tsx'
import { NamedList } from '../lists/NamedList.tsx'
import { useListEdit } from '../lists/use-list-edit.ts'
import { useFault, usePanel, useText } from '../panel.ts'
import { Goals } from './Goals.tsx'
import { OtherParts } from './OtherParts.tsx'

/** The process as a whole: what it is for, how one knows that it works, which deals run it. */
export function ProcessPart() {
  const say = useSay()
  const text = useText()
  const spanWords = useSpanWords()
  const { document, edit } = usePanel()
  const fault = useFault()
  const changeBuying = useListEdit('buyingStages', say('panel.buying'))
  const { firstContact } = document
  return (
    <>
      <Group
        id="process.what"
        title={say('panel.process.what')}
        summary={text(document.purpose)}
        paths={['name', 'purpose']}
      >
        <TextInLanguages
          label={say('panel.name')}
          required
          value={document.name}
          onChange={(name) => name && edit((one) => ({ ...one, name }), say('panel.name'))}
          error={fault('name')}
        />
        <TextInLanguages
          label={say('panel.purpose')}
          long
          value={document.purpose}
          onChange={(purpose) => edit((one) => withFields(one, { purpose }), say('panel.purpose'))}
          error={fault('purpose')}
        />
      </Group>
      <Goals />
      <Group
        id="process.applies"
        title={say('panel.process.applies')}
        summary={
          document.appliesWhen && <ConditionWords condition={document.appliesWhen} documents={[document]} />
        }
        paths={['appliesWhen']}
      >
        <ConditionField
          label={say('panel.applies.when')}
          description={say('panel.applies.how')}
          value={document.appliesWhen}
          onChange={(appliesWhen) =>
            edit((one) => withFields(one, { appliesWhen }), say('panel.process.applies'))
          }
          empty={say('process.applies.always')}
          error={fault('appliesWhen')}
          // A deal that is only being made has neither done tasks nor answers.
          offers={(fact) => !/^(tasks|answers|activities)\./.test(fact)}
        />
        <p>
          <Link to={withSearch(paths.chooseProcess(), { rules: 'draft' })}>{say('choosing.try')}</Link>
        </p>
      </Group>
      <Group
        id="process.first_contact"
        title={say('panel.process.first_contact')}
        summary={firstContact && say('process.stage.at_most', { span: spanWords(firstContact.breach) })}
        paths={['firstContact']}
      >
        <DeadlineFields
          label={say('panel.first_contact.breach')}
          description={say('panel.first_contact.how')}
          value={firstContact}
          onChange={(deadline) =>
            // Whoever sets the target for the first time gets the warning that goes with it.
            edit(
              (one) =>
                withFields(one, { firstContact: deadline && (firstContact ? deadline : warned(deadline)) }),
              say('panel.process.first_contact'),
            )
          }
          path="firstContact"
          proposed={proposed}
        />
      </Group>
      <Group
        id="process.buying"
        title={say('panel.process.buying')}
        summary={document.buyingStages.map(({ name }) => text(name)).join(' · ')}
        paths={['buyingStages']}
      >
        <NamedList
          label={say('panel.buying')}
          add={say('panel.buying.add')}
          items={document.buyingStages}
          onChange={changeBuying}
          path="buyingStages"
          fallback="buying"
          usesOf={(key) => usesOfBuyingStage(document, key)}
        />
      </Group>
      <OtherParts />
    </>
  )
}

/** A first answer within a working day; after two it is late. */
const proposed = { warn: { workingDays: 1 }, breach: { workingDays: 2 } }

function warned<Deadline extends { breach: object }>(deadline: Deadline): Deadline {
  const isProposed = JSON.stringify(deadline.breach) === JSON.stringify(proposed.breach)
  return isProposed ? { ...deadline, warn: proposed.warn } : deadline
}
