import type { ScoreRule } from '../../../contract/leads/score.ts'
import type { Language } from '../../../contract/text.ts'
import type { Actor } from '../../platform/actor.ts'
import type { Tx } from '../../platform/database/tx.ts'
import { editScoring, usualBase } from './edit-scoring.ts'

/** The rules a new company begins with, so that its first leads are told apart; they are its own from then on. */
export async function adoptStarterRules(tx: Tx, language: Language, actor: Actor): Promise<void> {
  await editScoring(tx, { base: usualBase, rules: starterRules(language), version: 0 }, actor)
}

/**
 * What holds in most trades: who was recommended or buys already, who says what he wants and how to reach him, who answers
 * and meets us. Points that fade and take away keep a lead of last year from standing above that of today.
 */
export function starterRules(language: Language): ScoreRule[] {
  const [known, reachable, told, answers, meets, silent] = names[language]
  return [
    {
      kind: 'is',
      name: known,
      points: 20,
      filter: {
        all: [{ field: 'source', operator: 'any_of', value: ['referral', 'existing_customer', 'partner'] }],
      },
    },
    {
      kind: 'is',
      name: reachable,
      points: 10,
      filter: {
        all: [
          { field: 'email', operator: 'filled' },
          { field: 'phone', operator: 'filled' },
        ],
      },
    },
    {
      kind: 'is',
      name: told,
      points: 15,
      filter: { all: [{ field: 'need', operator: 'filled' }] },
    },
    { kind: 'did', name: answers, points: 12, activity: null, direction: 'in', halfLifeDays: 14 },
    { kind: 'did', name: meets, points: 15, activity: 'meeting', direction: null, halfLifeDays: 30 },
    { kind: 'silent', name: silent, points: -15, days: 30 },
  ]
}

const names: Record<Language, readonly [string, string, string, string, string, string]> = {
  en: [
    'Recommended, or a customer already',
    'E-mail and telephone known',
    'Says what is needed',
    'Gets in touch with us',
    'Meets us',
    'Silent for 30 days',
  ],
  pl: [
    'Z polecenia albo już klient',
    'Znany e-mail i telefon',
    'Mówi, czego potrzebuje',
    'Sam się z nami kontaktuje',
    'Spotyka się z nami',
    'Cisza od 30 dni',
  ],
  nb: [
    'Anbefalt, eller kunde fra før',
    'E-post og telefon er kjent',
    'Sier hva det er behov for',
    'Tar kontakt med oss',
    'Møter oss',
    'Stille i 30 dager',
  ],
  fa: [
    'معرفی‌شده یا مشتری کنونی',
    'ایمیل و تلفن معلوم است',
    'می‌گوید چه نیازی دارد',
    'خودش با ما تماس می‌گیرد',
    'با ما جلسه می‌گذارد',
    '۳۰ روز بی‌خبری',
  ],
}
