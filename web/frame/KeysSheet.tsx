import { useSay } from '../platform/i18n.tsx'
import { listedKeys } from '../platform/keyboard/key-listing.ts'
import { useSession } from '../platform/session.ts'
import { Dialog } from '../ui/dialogs/Dialog.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import styles from './KeysSheet.module.css'
import { openPlaces, places } from './places.ts'

const general = [
  ['mod+k, /', 'frame.key.search'],
  ['c', 'frame.key.create'],
  ['j', 'frame.key.down'],
  ['k', 'frame.key.up'],
  ['Enter', 'frame.key.open'],
  ['e', 'frame.key.edit'],
  ['.', 'frame.key.actions'],
  ['Esc', 'frame.key.back'],
  ['g b', 'notices.key'],
  ['[', 'frame.key.fold'],
  ['?', 'frame.key.keys'],
] as const

/** Every key of the app on one sheet, those of the page at hand first. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const open = openPlaces(places.flat(), useSession())
  return (
    <Dialog opened onClose={onClose} title={say('frame.keys')} size="lg">
      <div className={styles.columns}>
        <dl className={styles.keys}>
          {[...listedKeys(), ...general].map(([keys, id]) => (
            <div key={id}>
              <dt>{say(id)}</dt>
              <dd>
                {keys.split(', ').map((either) => (
                  <KeyHint key={either} keys={either} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <dl className={styles.keys}>
          {open.map((place) => (
            <div key={place.id}>
              <dt>{say('frame.key.go', { place: say(`frame.place.${place.id}`) })}</dt>
              <dd>
                <KeyHint keys={`g ${place.key}`} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}
