import { TextInput } from '@mantine/core'
import { createProduct } from '../../contract/products.ts'
import { useAskedFields } from '../fields/use-asked-fields.tsx'
import { useAct } from '../platform/act.ts'
import { useSay } from '../platform/i18n.tsx'
import { readAmount } from '../platform/reader/numbers.ts'
import { useReader } from '../platform/reader/reader.ts'
import { useSession } from '../platform/session.ts'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { useFieldFaults } from '../ui/inputs/FieldError.tsx'
import { FieldRow, Form } from '../ui/inputs/Form.tsx'
import { touchedByProduct } from './product-queries.ts'
import { readPercent } from './read-percent.ts'

/** A new product of the price list. */
export function CreateProductDialog({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const reader = useReader()
  const { currency } = useSession().workspace
  const act = useAct(createProduct, { touches: touchedByProduct, onDone: onClose })
  const fault = useFieldFaults(act.error)
  const asked = useAskedFields('product', act.error)
  return (
    <Dialog opened onClose={onClose} title={say('products.new')}>
      <Form
        act={act}
        submit={say('products.create')}
        onSubmit={(given) => {
          const price = given('price').trim()
          act.mutate({
            body: {
              name: given('name'),
              ...asked.given,
              ...(given('series').trim() && { series: given('series') }),
              ...(given('margin').trim() && { margin: readPercent(given('margin'), reader) }),
              ...(price && {
                price: readAmount(price, currency, reader) ?? (price as unknown as number),
              }),
            },
          })
        }}
      >
        <TextInput
          name="name"
          data-autofocus
          label={say('products.field.name')}
          error={fault('name')}
          maxLength={200}
        />
        <FieldRow>
          <TextInput name="series" label={say('products.field.series')} error={fault('series')} />
          <TextInput
            name="price"
            label={say('products.field.price')}
            error={fault('price')}
            inputMode="decimal"
            dir="ltr"
            rightSection={<bdi dir="ltr">{currency}</bdi>}
            rightSectionWidth={52}
          />
        </FieldRow>
        <TextInput
          name="margin"
          label={say('products.field.margin')}
          description={say('products.margin.why')}
          error={fault('margin')}
          inputMode="decimal"
          dir="ltr"
          rightSection="%"
        />
        {asked.inputs}
      </Form>
    </Dialog>
  )
}
