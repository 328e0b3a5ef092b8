import type { Words } from './words.ts'

const stems =
  'Ashford,Bramley,Calder,Dunmore,Elmwood,Fairhaven,Greystone,Harrow,Ironbridge,Kingsmead,Lakeside,Marlow,Northgate,Oakfield,Pemberton,Quayside,Redcliffe,Silverton,Thornbury,Westmoor,Beacon,Cardinal,Meridian,Pioneer,Summit,Harbour,Clearwater,Millbrook,Stonegate,Highfield'.split(
    ',',
  )
const kinds =
  'Foods,Dairy,Brewery,Water,Chemicals,Paper,Textiles,Energy,Plastics,Ceramics,Hotels,Fisheries,Pharma,Steel,Logistics'.split(
    ',',
  )
const forms = ['Ltd', 'plc', 'Group', 'and Sons', 'Inc.']

export const english: Words = {
  firstNames:
    'Emma,Oliver,Amelia,Jack,Grace,Harry,Sophie,George,Charlotte,James,Lucy,Thomas,Hannah,William,Alice,Daniel,Ruth,Samuel,Nora,Edward,Helen,Martin,Claire,Peter,Diane,Robert,Laura,Simon,Rachel,Adam'.split(
      ',',
    ),
  lastNames:
    'Carter,Hughes,Bennett,Walker,Foster,Reed,Barnes,Fletcher,Morgan,Palmer,Shaw,Webb,Hartley,Dawson,Lambert,Spencer,Marsh,Osborne,Whitaker,Nolan,Pearce,Sutton,Holt,Chambers,Garner,Frost,Baldwin,Kerr,Lowe,Tate'.split(
      ',',
    ),
  personName: (first, last) => `${first} ${last}`,
  companyName: (random) => `${random.pick(stems)} ${random.pick(kinds)} ${random.pick(forms)}`,
  country: 'GB',
  cities:
    'London,Manchester,Leeds,Bristol,Glasgow,Cardiff,Sheffield,Liverpool,Newcastle,Nottingham,Edinburgh,Belfast,Plymouth,Norwich,Hull'.split(
      ',',
    ),
  industries: [
    'Food and drink',
    'Water supply',
    'Chemicals',
    'Paper and packaging',
    'Energy',
    'Textiles',
    'Hospitality',
    'Pharmaceuticals',
    'Metals',
  ],
  jobTitles: {
    decides: ['Managing Director', 'Plant Manager', 'Operations Director'],
    pays: ['Finance Director', 'Head of Purchasing', 'Purchasing Manager'],
    uses: ['Maintenance Manager', 'Production Manager', 'Shift Supervisor'],
    influences: ['Process Engineer', 'Quality Manager', 'Energy Consultant'],
  },
  products: [
    { name: 'Pump station PS 40', series: 'Pumps', euro: 18_500 },
    { name: 'Filter line FL 200', series: 'Filters', euro: 64_000 },
    { name: 'Control cabinet CC 10', series: 'Controls', euro: 9_800 },
    { name: 'Booster pump BP 5', series: 'Pumps', euro: 3_400 },
    { name: 'Service contract, one year', series: 'Service', euro: 6_200 },
    { name: 'Filter cartridges, yearly supply', series: 'Filters', euro: 2_900 },
    { name: 'Remote monitoring RM 1', series: 'Controls', euro: 4_700 },
    { name: 'Complete water plant WP 500', series: 'Plants', euro: 210_000 },
  ],
  topics: [
    'New pump station',
    'Replacing the filter line',
    'Second production hall',
    'Service agreement',
    'Cooling water for the new line',
    'Lower energy use',
    'Spare parts for the year',
    'Modernising the boiler house',
    'Remote monitoring',
    'Waste water treatment',
    'Extension of the plant',
    'Trial of filter cartridges',
  ],
  teams: [
    'North',
    'South',
    'Key accounts',
    'East',
    'West',
    'New customers',
    'Midlands',
    'Scotland',
    'Partners',
    'Export',
  ],
  salesDepartment: 'Sales',
  backReasons: [
    'The scope has changed',
    'A new decision maker has come in',
    'They want a second price',
    'Their budget was put off',
  ],
  overrideReasons: ['Agreed with the manager by phone', 'The customer signed before the paperwork was ready'],
  restReasons: ['Budget opens next quarter', 'Plant is shut down until then', 'Asked us to call again'],
  calls: [
    'Call about the quantity',
    'Asked for a date to visit',
    'Followed up the offer',
    'Talked about delivery time',
    'Called back about the price',
  ],
  emails: [
    'Offer sent',
    'Data sheets sent',
    'Answered questions about warranty',
    'Confirmed the meeting',
    'Asked for drawings',
  ],
  meetings: ['Visit to the plant', 'Presentation to the board', 'Technical review', 'Talk about terms'],
  notes: [
    'They also look at a competitor',
    'Prefers to be called in the morning',
    'Wants delivery before the holidays',
    'Knows us from the trade fair',
  ],
}
