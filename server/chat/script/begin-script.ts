import type { ChatScript } from '../../../contract/chat/script.ts'
import type { Language } from '../../../contract/text.ts'
import { starterScript } from './starter-script.ts'

/** What a new chat begins with. Scenes are named for whoever writes it, in one language: visitors never see a name. */
export function beginScript(language: Language): ChatScript {
  const scenes = starterScript.scenes.map((scene) => ({
    ...scene,
    name: names[scene.key]?.[language] ?? scene.name,
  }))
  return { ...starterScript, scenes }
}

const names: Record<string, Partial<Record<Language, string>>> = {
  welcome: { pl: 'Powitanie', nb: 'Velkommen', fa: 'خوشامد' },
  means: { pl: 'Potrzeba i środki', nb: 'Behov og midler', fa: 'نیاز و بودجه' },
  ready: { pl: 'Gotowi zacząć', nb: 'Klar til å begynne', fa: 'آمادهٔ آغاز' },
  looking: { pl: 'Tylko się rozgląda', nb: 'Ser seg bare rundt', fa: 'فقط نگاهی می‌اندازد' },
  contact: { pl: 'Jak się odezwać', nb: 'Hvordan vi når deg', fa: 'راه تماس' },
  call: { pl: 'Rozmowa telefoniczna', nb: 'En samtale', fa: 'تماس تلفنی' },
  person: { pl: 'Ktoś z zespołu', nb: 'En kollega', fa: 'همکار' },
  goodbye: { pl: 'Pożegnanie', nb: 'Ha det', fa: 'خداحافظی' },
}
