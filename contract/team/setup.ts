import { z } from 'zod'
import { Currency } from '../money.ts'
import { StarterKey } from '../process/starters.ts'
import { route } from '../route.ts'
import { Language, Line } from '../text.ts'
import { Country, Region, TimeZone } from './calendar.ts'
import { NewPassword, SignInEmail } from './credentials.ts'
import { Session } from './session.ts'

export const showSetup = route({
  method: 'GET',
  path: '/setup',
  summary: 'Whether this installation still waits for its first company.',
  needs: 'anyone',
  returns: z.object({ empty: z.boolean() }),
})

export const setUp = route({
  method: 'POST',
  path: '/setup',
  summary:
    'Found the first company with its administrator, who is signed in. Gone (404) once a company exists.',
  needs: 'anyone',
  body: z.strictObject({
    company: Line(120),
    language: Language,
    country: Country,
    region: Region.optional(),
    /** Absent: what the country uses. */
    currency: Currency.optional(),
    timeZone: TimeZone.optional(),
    name: Line(120),
    email: SignInEmail,
    password: NewPassword,
    /** Ready-made processes to begin with; the first is for what the company sells. */
    starters: z.array(StarterKey).min(1).max(9).default(['pipeline']),
    /** A believable sample company, removable in one act. */
    sample: z.boolean().default(false),
  }),
  returns: Session,
  status: 201,
  refusals: ['weak_password', 'not_found'],
})
