import type { ReactNode } from 'react'
import type { TaskTemplate } from '../../../contract/process/process-document.ts'
import { useSay } from '../../platform/i18n.tsx'
import styles from './TaskKind.module.css'

type Kind = TaskTemplate['kind']

/** How a task is done: a drawing and its word. */
export function TaskKind({ kind }: { kind: Kind }) {
  const say = useSay()
  return (
    <span className={styles.kind}>
      <svg
        viewBox="0 0 16 16"
        width={14}
        height={14}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.4}
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {drawings[kind]}
      </svg>
      {say(`process.kind.${kind}`)}
    </span>
  )
}

const drawings: Record<Kind, ReactNode> = {
  call: (
    <path d="M4.500 2.500l2 .5.800 2.700-1.300 1.200a7 7 0 0 0 3.100 3.100l1.200-1.300 2.700.8.500 2c-.3 1-1.200 1.500-2.200 1.300C7 12 4 9 3.200 4.700 3 3.700 3.500 2.800 4.500 2.500z" />
  ),
  email: <path d="M2.500 4h11v8h-11zM2.500 4.500L8 8.800l5.500-4.300" />,
  meeting: (
    <path d="M5.500 7a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM11 7.500a1.700 1.700 0 1 0 0-3.400M2 12.500c.3-2.300 1.600-3.500 3.500-3.500S8.700 10.200 9 12.500M11 9.500c1.500 0 2.600 1 3 3" />
  ),
  letter: <path d="M3 6.500l5-4 5 4v7H3zM5.500 8.500h5M5.500 11h3" />,
  document: <path d="M4 2.500h5.500L12 5v8.500H4zM9.500 2.500V5H12M6 8h4M6 10.500h4" />,
  offer: <path d="M8.500 2.500h5v5l-6 6-5-5zM11 5h.01" />,
  questionnaire: (
    <path d="M3 4l1 1 1.500-2M3 8l1 1 1.500-2M3 12l1 1 1.500-2M8 4h5.500M8 8h5.500M8 12h5.500" />
  ),
  approval: (
    <path d="M8 2.500l5 2v3.800c0 2.600-2 4.400-5 5.200-3-.8-5-2.600-5-5.200V4.500zM5.800 8l1.600 1.600L10.300 6.500" />
  ),
  other: <path d="M3.500 3.500h9v9h-9zM6 8h4" />,
}
