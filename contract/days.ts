import { z } from 'zod'

/** A calendar day `YYYY-MM-DD`, no time and no zone. Persian dates are shown at the edge, never stored. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2200-12-31', { error: 'out_of_range' })

/** An instant in UTC, as `2026-11-21T09:30:00Z`. No place on Earth is further than 14 hours from there. */
export const Instant = z.iso
  .datetime({ offset: true })
  .refine((at) => at >= '1900' && at < '2201' && !/[+-](?:1[5-9]|2\d):\d\d$/.test(at), {
    error: 'out_of_range',
  })

/** A span of working time: minutes of work, or whole working days. */
export const WorkingSpan = z.union([
  z.strictObject({ workingMinutes: z.int().min(0).max(5_256_000) }),
  z.strictObject({ workingDays: z.int().min(0).max(3_650) }),
])
export type WorkingSpan = z.infer<typeof WorkingSpan>
