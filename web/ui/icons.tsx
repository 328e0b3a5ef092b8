import type { ReactNode } from 'react'

/** Sixteen-pixel line drawings. They stand beside words, never instead of them. */
const drawings = {
  today: <path d="M3 4.5h10v8.5H3zM3 7h10M5.5 3v2M10.500 3v2M6 10l1.500 1.500L10.500 8.800" />,
  queue: <path d="M2.500 4h11M2.500 8h7M2.500 12h4M13.500 8.500v4.500M11.500 11l2 2 2-2" />,
  board: <path d="M3 3h2.800v10H3zM6.700 3h2.800v6.500H6.700zM10.400 3h2.800v8.200h-2.800z" />,
  leads: <path d="M2.500 3h11L9.500 8v4.500l-3 1V8z" />,
  customers: (
    <path d="M3 13.500V4l5-1.500V13.500M8 6h5v7.500M2 13.500h12M5 6h1M5 8.500h1M5 11h1M10.500 8.500h.5M10.500 11h.5" />
  ),
  products: <path d="M8 2.500l5 2.700v5.600L8 13.500l-5-2.700V5.200zM3 5.200l5 2.800 5-2.800M8 8v5.500" />,
  numbers: <path d="M2.500 13.500h11M4.500 11V8M8 11V4M11.500 11V6" />,
  process: (
    <path d="M2.500 8h2M7.500 8h2M12 8h1.500M6 6.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3zM11 6.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3z" />
  ),
  import: <path d="M8 2.500v7M5.200 6.800L8 9.600l2.800-2.800M3 11v2.500h10V11" />,
  team: (
    <path d="M6 7.500a2.200 2.200 0 1 0 0-4.400 2.200 2.200 0 0 0 0 4.400zM2 13c.3-2.300 1.900-3.500 4-3.500s3.700 1.200 4 3.500M10.500 7.300a1.900 1.900 0 0 0 0-3.700M11.300 9.700c1.600.3 2.600 1.400 2.800 3.300" />
  ),
  settings: (
    <path d="M2.500 5h6M11.500 5h2M2.500 11h2M7.500 11h6M10 3.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3zM6 9.500a1.500 1.500 0 1 1 0 3 1.500 1.500 0 0 1 0-3z" />
  ),
  search: <path d="M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM10 10l3.500 3.500" />,
  more: <path d="M3 4.500h10M3 8h10M3 11.500h10" />,
  bell: <path d="M4 11h8l-1-1.500V7a3 3 0 0 0-6 0v2.500zM7 13h2" />,
  plus: <path d="M8 3v10M3 8h10" />,
  close: <path d="M4 4l8 8M12 4l-8 8" />,
  collapse: <path d="M2.500 3h11v10h-11zM6.500 3v10" />,
  keyboard: <path d="M2 4.500h12v7H2zM4.500 7h.01M7 7h.01M9.500 7h.01M11.800 7h.01M5 9.500h6" />,
  up: <path d="M8 12.500v-9M4.500 7L8 3.500 11.500 7" />,
  down: <path d="M8 3.500v9M4.500 9L8 12.500 11.500 9" />,
  check: <path d="M3.500 8.500l3 3 6-7" />,
  lock: <path d="M4 7.500h8v6H4zM5.800 7.500V5.300a2.200 2.200 0 0 1 4.400 0v2.200" />,
  menu: <path d="M8 3.800h.01M8 8h.01M8 12.200h.01" strokeWidth={2.2} />,
  onward: <path d="M6 3.500L10.500 8 6 12.500" />,
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof drawings

/** Drawings that point along the reading direction turn round in Persian. */
const turning: ReadonlySet<IconName> = new Set(['onward', 'collapse'])

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      viewBox="0 0 16 16"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-turns={turning.has(name) || undefined}
    >
      {drawings[name]}
    </svg>
  )
}
