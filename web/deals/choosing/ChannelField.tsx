import { NativeSelect } from '@mantine/core'
import { channels } from '../../../contract/deals/deal.ts'
import { useSay } from '../../platform/i18n.tsx'

export type Channel = (typeof channels)[number]

interface ChannelFieldProps {
  value: Channel | null
  onChange: (channel: Channel | null) => void
}

/** Who went to whom. */
export function ChannelField({ value, onChange }: ChannelFieldProps) {
  const say = useSay()
  return (
    <NativeSelect
      label={say('fact.deal.channel')}
      value={value ?? ''}
      onChange={(event) =>
        onChange(channels.find((channel) => channel === event.currentTarget.value) ?? null)
      }
      data={[
        { value: '', label: say('choosing.channel.unknown') },
        ...channels.map((channel) => ({ value: channel, label: say(`panel.channel.${channel}`) })),
      ]}
    />
  )
}
