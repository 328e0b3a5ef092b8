import { z } from 'zod'
import { Language, Line, Prose } from '../text.ts'

/**
 * Needs         what the customer is looking for, in his own trade's words.
 * Preferences   what he likes and does not: how he wants to be treated.
 * Habits        how he buys: who orders, how often, how he pays, when and how he is best reached.
 */
export const orderRhythms = [
  'weekly',
  'monthly',
  'quarterly',
  'yearly',
  'seasonal',
  'by_project',
  'once',
] as const
export const OrderRhythm = z.enum(orderRhythms)

export const paymentTerms = [
  'in_advance',
  'on_delivery',
  'net_14',
  'net_30',
  'net_60',
  'instalments',
  'financed',
] as const
export const PaymentTerms = z.enum(paymentTerms)

export const contactChannels = ['phone', 'email', 'video', 'in_person', 'messenger', 'letter'] as const
export const ContactChannel = z.enum(contactChannels)

/** As they are shown: what an import or another version brought is shown, too. */
export const HabitFacts = {
  needs: z.string().nullable(),
  preferences: z.string().nullable(),
  /** Who places the orders: a name, a department, "the site manager". */
  ordersBy: z.string().nullable(),
  orderRhythm: z.string().nullable(),
  paymentTerms: z.string().nullable(),
  /** How the customer likes to be reached, and when: "mornings, not on Fridays". */
  contactChannel: z.string().nullable(),
  contactTime: z.string().nullable(),
  /** The language to write in. */
  language: Language.nullable(),
}

export const habitBody = {
  needs: Prose(4_000).nullable(),
  preferences: Prose(4_000).nullable(),
  ordersBy: Line(200).nullable(),
  orderRhythm: OrderRhythm.nullable(),
  paymentTerms: PaymentTerms.nullable(),
  contactChannel: ContactChannel.nullable(),
  contactTime: Line(200).nullable(),
  language: Language.nullable(),
}
