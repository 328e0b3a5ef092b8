import type { Words } from './words.ts'

const stems =
  'Bjørnefjord,Dovre,Eidsvåg,Fjellheim,Glomma,Hardanger,Jæren,Kvalsund,Lyngen,Mjøsa,Nordlys,Oseberg,Rondane,Sognefjord,Tind,Ulvik,Varanger,Åsgard,Østerdal,Havbris,Kystvann,Granli,Bergstaden,Solvang,Vestheim,Nordhavn,Furulund,Storvik,Midtbø,Skarven'.split(
    ',',
  )
const kinds =
  'Meieri,Bryggeri,Vannverk,Kjemi,Papir,Energi,Plast,Sjømat,Hoteller,Stål,Farma,Logistikk,Bakeri,Smelteverk,Oppdrett'.split(
    ',',
  )
const forms = ['AS', 'ASA', 'Gruppen AS', 'SA']

export const norwegian: Words = {
  firstNames:
    'Kari,Ola,Ingrid,Lars,Anne,Erik,Marit,Per,Solveig,Bjørn,Silje,Magnus,Hilde,Øyvind,Astrid,Håkon,Liv,Sigurd,Nina,Torbjørn,Randi,Jonas,Eli,Kristian,Maren,Andreas,Sunniva,Henrik,Tone,Geir'.split(
      ',',
    ),
  lastNames:
    'Hansen,Johansen,Olsen,Larsen,Berg,Haugen,Hagen,Moen,Lie,Dahl,Bakken,Solberg,Strand,Lund,Aas,Myhre,Sæther,Nygård,Bråten,Eide,Fossum,Granli,Høiland,Kvamme,Løken,Myklebust,Nordby,Rønning,Tveit,Øien'.split(
      ',',
    ),
  personName: (first, last) => `${first} ${last}`,
  companyName: (random) => `${random.pick(stems)} ${random.pick(kinds)} ${random.pick(forms)}`,
  country: 'NO',
  cities:
    'Oslo,Bergen,Trondheim,Stavanger,Drammen,Fredrikstad,Kristiansand,Tromsø,Sandnes,Ålesund,Bodø,Haugesund,Hamar,Molde,Gjøvik'.split(
      ',',
    ),
  industries: [
    'Næringsmidler',
    'Vannforsyning',
    'Kjemi',
    'Papir og emballasje',
    'Energi',
    'Havbruk',
    'Hotell',
    'Legemidler',
    'Metall',
  ],
  jobTitles: {
    decides: ['Daglig leder', 'Fabrikksjef', 'Driftsdirektør'],
    pays: ['Økonomisjef', 'Innkjøpssjef', 'Innkjøper'],
    uses: ['Vedlikeholdsleder', 'Produksjonsleder', 'Skiftleder'],
    influences: ['Prosessingeniør', 'Kvalitetsleder', 'Energirådgiver'],
  },
  products: [
    { name: 'Pumpestasjon PS 40', series: 'Pumper', euro: 18_500 },
    { name: 'Filterlinje FL 200', series: 'Filtre', euro: 64_000 },
    { name: 'Styreskap CC 10', series: 'Styring', euro: 9_800 },
    { name: 'Trykkøkningspumpe BP 5', series: 'Pumper', euro: 3_400 },
    { name: 'Serviceavtale, ett år', series: 'Service', euro: 6_200 },
    { name: 'Filterpatroner, årsforbruk', series: 'Filtre', euro: 2_900 },
    { name: 'Fjernovervåking RM 1', series: 'Styring', euro: 4_700 },
    { name: 'Komplett vannanlegg WP 500', series: 'Anlegg', euro: 210_000 },
  ],
  topics: [
    'Ny pumpestasjon',
    'Bytte av filterlinje',
    'Ny produksjonshall',
    'Serviceavtale',
    'Kjølevann til den nye linjen',
    'Lavere energibruk',
    'Reservedeler for året',
    'Oppgradering av fyrrommet',
    'Fjernovervåking av pumper',
    'Rensing av avløpsvann',
    'Utvidelse av fabrikken',
    'Prøve av filterpatroner',
  ],
  teams: [
    'Nord',
    'Sør',
    'Nøkkelkunder',
    'Øst',
    'Vest',
    'Nye kunder',
    'Midt',
    'Kysten',
    'Partnere',
    'Eksport',
  ],
  salesDepartment: 'Salg',
  backReasons: [
    'Omfanget er endret',
    'Det er kommet en ny beslutningstaker',
    'De vil ha et nytt pristilbud',
    'Budsjettet er utsatt',
  ],
  overrideReasons: ['Avtalt med lederen på telefon', 'Kunden skrev under før papirene var klare'],
  restReasons: ['Budsjettet åpner neste kvartal', 'Anlegget står stille til da', 'Ba oss ringe igjen'],
  calls: [
    'Samtale om antall',
    'Avtalte tid for besøk',
    'Fulgte opp tilbudet',
    'Snakket om leveringstid',
    'Ringte tilbake om prisen',
  ],
  emails: [
    'Tilbud sendt',
    'Datablad sendt',
    'Svarte på spørsmål om garanti',
    'Bekreftet møtet',
    'Ba om tegninger',
  ],
  meetings: [
    'Besøk på anlegget',
    'Presentasjon for ledelsen',
    'Teknisk gjennomgang',
    'Samtale om betingelser',
  ],
  notes: [
    'De ser også på en konkurrent',
    'Vil helst bli oppringt om morgenen',
    'Ønsker levering før ferien',
    'Kjenner oss fra messen',
  ],
}
