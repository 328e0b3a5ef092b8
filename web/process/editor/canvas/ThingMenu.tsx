import { ActionIcon, Menu } from '@mantine/core'
import { textIn } from '../../../../contract/text.ts'
import { useSay } from '../../../platform/i18n.tsx'
import { useReader } from '../../../platform/reader/reader.ts'
import { Icon } from '../../../ui/icons.tsx'
import { KeyHint } from '../../../ui/KeyHint.tsx'
import { stageOf, taskOf } from '../edits/find.ts'
import { useMapWork } from './map.ts'
import type { Spot } from './spot.ts'
import styles from './ThingMenu.module.css'

/** Everything that can be done with a stage or task, with the key that does it. */
export function ThingMenu({ spot }: { spot: Spot }) {
  const say = useSay()
  const { language } = useReader()
  const { document, acts, spot: active } = useMapWork()
  const [kind, key = ''] = spot.split(':')
  const thing = kind === 'stage' ? stageOf(document, key) : taskOf(document, key)
  const place = document.stages.findIndex((stage) => stage.key === key)
  if (!thing) return null
  const item = (label: string, act: () => void, hint?: string, grave = false) => (
    <Menu.Item
      onClick={act}
      {...(grave && { color: 'red' })}
      rightSection={hint === undefined ? undefined : <KeyHint keys={hint} />}
    >
      {say(label)}
    </Menu.Item>
  )
  return (
    <Menu withinPortal position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <ActionIcon
          className={styles.button ?? ''}
          size={22}
          tabIndex={active === spot ? 0 : -1}
          aria-label={say('editor.more', { name: textIn(thing.name, language) })}
          data-no-drag
        >
          <Icon name="menu" size={14} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {item('editor.open', () => acts.open(spot), 'Enter')}
        {item('editor.rename', () => acts.beginRenaming(spot), 'F2')}
        {item('editor.duplicate', () => acts.duplicate(spot))}
        <Menu.Divider />
        {kind === 'stage' ? (
          <>
            {item('editor.stage.add_before', () => acts.beginAdding({ kind: 'stage', at: place }))}
            {item(
              'editor.stage.add_after',
              () => acts.beginAdding({ kind: 'stage', at: place + 1 }),
              'Insert',
            )}
            {item('editor.move.back', () => acts.nudge(spot, 'back'))}
            {item('editor.move.onward', () => acts.nudge(spot, 'onward'))}
          </>
        ) : (
          <>
            {item('editor.move.up', () => acts.nudge(spot, 'up'))}
            {item('editor.move.down', () => acts.nudge(spot, 'down'))}
            {item('editor.move.to_previous', () => acts.nudge(spot, 'back'))}
            {item('editor.move.to_next', () => acts.nudge(spot, 'onward'))}
          </>
        )}
        <Menu.Divider />
        {item('editor.remove', () => acts.remove(spot), 'Delete', true)}
      </Menu.Dropdown>
    </Menu>
  )
}
