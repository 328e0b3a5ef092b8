import { Menu } from '@mantine/core'
import { paths } from '../paths.ts'
import { useSay } from '../platform/i18n.tsx'
import { useSession } from '../platform/session.ts'
import { signOut, useSwitchWorkspace } from '../team/session-acts.ts'
import { LanguageChoice, ThemeChoice } from '../team/settings/LookChoices.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import { useGo } from '../ui/Link.tsx'
import { PersonAvatar } from '../ui/values/PersonAvatar.tsx'
import styles from './AccountMenu.module.css'

/** Whoever is signed in: his settings, the language and look of the screen, his other companies, and the way out. */
export function AccountMenu({ narrow, onKeys }: { narrow: boolean; onKeys: () => void }) {
  const say = useSay()
  const go = useGo()
  const { member, workspace, workspaces } = useSession()
  const switchTo = useSwitchWorkspace()
  return (
    <Menu position="top-start" width={240}>
      <Menu.Target>
        <button type="button" className={styles.button} data-narrow={narrow || undefined}>
          <PersonAvatar name={member.name} />
          <span className={narrow ? 'only-heard' : styles.name}>{member.name}</span>
          <span className="only-heard">{say('frame.account')}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={styles.choices}>
          <ThemeChoice />
          <LanguageChoice />
        </div>
        <Menu.Divider />
        {workspaces.length > 1 && (
          <>
            <Menu.Label>{say('frame.companies')}</Menu.Label>
            {workspaces.map((one) => (
              <Menu.Item key={one.id} onClick={() => switchTo(one.id)} disabled={one.id === workspace.id}>
                {one.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <Menu.Item onClick={() => go(paths.profile())}>{say('frame.profile')}</Menu.Item>
        <Menu.Item onClick={onKeys} rightSection={<KeyHint keys="?" />}>
          {say('frame.keys')}
        </Menu.Item>
        <Menu.Item onClick={signOut}>{say('frame.sign_out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
