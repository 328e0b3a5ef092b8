import { type Language, languages, type Text } from '../../../contract/text.ts'
import { type Fault, fault } from './fault.ts'

/**
 * A stage is named by what is done in it ("Sending the offer"), so that everybody knows when it is over; "Offer" says
 * only what it is about. Only names that are nothing but such a word are told, each with a better one.
 */
export function namedLikeAThing(name: Text, path: string): Fault[] {
  for (const language of languages) {
    const said = typeof name === 'string' ? name : name[language]
    const suggestion = said && things[language].get(plain(said))
    if (!suggestion) continue
    const message = `"${said}" is named like a thing; name the act: "${suggestion}".`
    return [fault(path, 'named_like_a_thing', message, { name: said, suggestion })]
  }
  return []
}

const plain = (name: string) =>
  name
    .toLowerCase()
    .replace(/^(?:the|an?) /, '')
    .replace(/[.!:\s]+$/, '')

/** The words companies call their stages by, and the act behind each. */
const things: Record<Language, ReadonlyMap<string, string>> = {
  en: new Map([
    ...of('Sending the offer', [
      'offer',
      'offers',
      'quote',
      'quotation',
      'proposal',
      'price quote',
      'pricing',
    ]),
    ...of('Meeting the customer', ['meeting', 'meetings', 'appointment', 'visit', 'presentation']),
    ...of('Showing the product', ['demo', 'demonstration', 'product demo']),
    ...of('Negotiating the terms', ['negotiation', 'negotiations', 'terms']),
    ...of('Signing the contract', ['contract', 'contracts', 'agreement', 'signature', 'order', 'closing']),
    ...of('Making the first contact', ['contact', 'first contact', 'initial contact']),
    ...of('Choosing whom to sell to', ['lead', 'leads', 'new lead', 'prospect', 'prospects', 'suspect']),
    ...of('Qualifying the enquiry', ['qualification', 'enquiry', 'inquiry', 'opportunity', 'discovery']),
    ...of('Finding out the needs', ['needs', 'need', 'needs analysis', 'analysis', 'requirements']),
    ...of('Waiting for the decision', ['decision', 'approval']),
    ...of('Delivering the order', ['delivery', 'invoice', 'payment']),
  ]),
  pl: new Map([
    ...of('Wysłanie oferty', ['oferta', 'oferty', 'wycena', 'propozycja', 'kosztorys']),
    ...of('Spotkanie się z klientem', ['spotkanie', 'spotkania', 'wizyta', 'prezentacja']),
    ...of('Pokazanie produktu', ['demo', 'prezentacja produktu']),
    ...of('Uzgodnienie warunków', ['negocjacje', 'negocjacja', 'warunki']),
    ...of('Podpisanie umowy', ['umowa', 'umowy', 'kontrakt', 'zamówienie', 'podpis']),
    ...of('Nawiązanie kontaktu', ['kontakt']),
    ...of('Wybranie klienta', ['lead', 'leady', 'klient', 'szansa', 'szansa sprzedaży']),
    ...of('Ocenienie zapytania', ['zapytanie', 'kwalifikacja']),
    ...of('Poznanie potrzeb', ['potrzeby', 'analiza', 'analiza potrzeb']),
    ...of('Uzyskanie decyzji', ['decyzja', 'akceptacja']),
    ...of('Dostarczenie zamówienia', ['dostawa', 'faktura', 'płatność']),
  ]),
  nb: new Map([
    ...of('Sende tilbudet', ['tilbud', 'tilbudet', 'pristilbud', 'pris']),
    ...of('Møte kunden', ['møte', 'møtet', 'møter', 'besøk', 'presentasjon']),
    ...of('Vise produktet', ['demo', 'demonstrasjon']),
    ...of('Forhandle om vilkårene', ['forhandling', 'forhandlinger', 'vilkår']),
    ...of('Signere kontrakten', ['kontrakt', 'kontrakten', 'avtale', 'avtalen', 'ordre', 'bestilling']),
    ...of('Ta første kontakt', ['kontakt', 'første kontakt', 'førstekontakt']),
    ...of('Velge kunden', ['lead', 'leads', 'prospekt', 'kundeemne']),
    ...of('Vurdere henvendelsen', ['henvendelse', 'henvendelsen', 'kvalifisering', 'mulighet']),
    ...of('Finne ut hva kunden trenger', ['behov', 'behovsanalyse', 'analyse']),
    ...of('Få beslutningen', ['beslutning', 'beslutningen', 'godkjenning']),
    ...of('Levere bestillingen', ['levering', 'leveranse', 'faktura', 'betaling']),
  ]),
  fa: new Map([
    ...of('ارسال پیشنهاد قیمت', ['پیشنهاد', 'پیشنهاد قیمت', 'پیش‌فاکتور', 'قیمت']),
    ...of('دیدار با مشتری', ['جلسه', 'جلسات', 'ملاقات', 'بازدید', 'دمو']),
    ...of('مذاکره درباره شرایط', ['شرایط']),
    ...of('امضای قرارداد', ['قرارداد', 'توافق‌نامه', 'سفارش']),
    ...of('برقراری نخستین تماس', ['تماس', 'تماس اول']),
    ...of('انتخاب مشتری', ['سرنخ', 'سرنخ‌ها', 'مشتری', 'فرصت']),
    ...of('بررسی درخواست', ['درخواست', 'استعلام']),
    ...of('شناخت نیازها', ['نیاز', 'نیازها', 'نیازسنجی']),
    ...of('گرفتن تصمیم مشتری', ['تصمیم', 'تأیید']),
    ...of('تحویل سفارش', ['فاکتور', 'پرداخت']),
  ]),
}

function of(act: string, names: readonly string[]): [string, string][] {
  return names.map((name) => [name, act])
}
