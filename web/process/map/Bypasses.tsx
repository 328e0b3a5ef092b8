import type { CSSProperties } from 'react'
import styles from './Bypasses.module.css'
import { type Bypass, reachOf } from './bypasses.ts'

/** The lines beside the rail. What they show is said in words with each stage, so they are not read aloud. */
export function Bypasses({ bypasses, lanes }: { bypasses: readonly Bypass[]; lanes: number }) {
  if (lanes === 0) return null
  return (
    <div className={styles.lanes} aria-hidden="true">
      {bypasses.map((bypass) => {
        const [first, last] = reachOf(bypass)
        const end = bypass.kind === 'skip' ? last : first
        const lane = lanes - bypass.lane
        const run = { '--first': first + 1, '--last': last + 1, '--lane': lane } as CSSProperties
        return [
          <span
            key={`${bypass.kind} ${bypass.from}`}
            className={styles.run}
            data-kind={bypass.kind}
            style={run}
          />,
          ...bypass.targets
            .filter((target) => target !== end)
            .map((target) => (
              <span
                key={`${bypass.kind} ${bypass.from} ${target}`}
                className={styles.drop}
                data-kind={bypass.kind}
                style={{ '--first': target + 1, '--lane': lane } as CSSProperties}
              />
            )),
        ]
      })}
    </div>
  )
}
