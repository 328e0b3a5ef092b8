import type { Words } from './words.ts'

const stems =
  'Bałtyk,Bielawa,Dunajec,Gopło,Jantar,Karkonosze,Lechia,Mazury,Narew,Odra,Pieniny,Promień,Rzeszów,Sokół,Śnieżka,Tatry,Topaz,Warta,Wisła,Zorza,Żubr,Granit,Bursztyn,Horyzont,Polana,Modrzew,Krynica,Orlik,Piast,Halny'.split(
    ',',
  )
const kinds = [
  'Zakłady Mleczarskie',
  'Browar',
  'Wodociągi',
  'Zakłady Chemiczne',
  'Papiernia',
  'Energetyka',
  'Tworzywa',
  'Przetwórnia',
  'Hotele',
  'Cukrownia',
  'Huta',
  'Farmacja',
  'Ceramika',
  'Logistyka',
  'Piekarnie',
]
const forms = ['Sp. z o.o.', 'S.A.', 'Sp. j.', 'Sp. z o.o. Sp. k.']

export const polish: Words = {
  firstNames:
    'Anna,Piotr,Katarzyna,Krzysztof,Małgorzata,Andrzej,Agnieszka,Tomasz,Barbara,Paweł,Ewa,Michał,Magdalena,Marcin,Joanna,Jakub,Zofia,Łukasz,Monika,Adam,Natalia,Grzegorz,Aleksandra,Mateusz,Beata,Rafał,Dorota,Wojciech,Karolina,Jan'.split(
      ',',
    ),
  // Names that are the same for women and men.
  lastNames:
    'Nowak,Wójcik,Kowalczyk,Mazur,Krawczyk,Zając,Król,Wieczorek,Wróbel,Stępień,Dudek,Pawlak,Sikora,Walczak,Szewczyk,Pietrzak,Marciniak,Baran,Duda,Bąk,Kubiak,Wilk,Lis,Kaźmierczak,Sobczak,Czech,Gajda,Kurek,Kozioł,Ptak'.split(
      ',',
    ),
  personName: (first, last) => `${first} ${last}`,
  companyName: (random) => `${random.pick(kinds)} ${random.pick(stems)} ${random.pick(forms)}`,
  country: 'PL',
  cities:
    'Warszawa,Kraków,Łódź,Wrocław,Poznań,Gdańsk,Szczecin,Lublin,Katowice,Białystok,Gdynia,Rzeszów,Toruń,Kielce,Olsztyn'.split(
      ',',
    ),
  industries: [
    'Spożywcza',
    'Wodociągi',
    'Chemiczna',
    'Papiernicza',
    'Energetyka',
    'Tekstylna',
    'Hotelarstwo',
    'Farmaceutyczna',
    'Hutnictwo',
  ],
  jobTitles: {
    decides: ['Prezes zarządu', 'Dyrektor zakładu', 'Dyrektor operacyjny'],
    pays: ['Dyrektor finansowy', 'Kierownik zakupów', 'Specjalista ds. zakupów'],
    uses: ['Kierownik utrzymania ruchu', 'Kierownik produkcji', 'Mistrz zmiany'],
    influences: ['Technolog', 'Kierownik jakości', 'Audytor energetyczny'],
  },
  products: [
    { name: 'Przepompownia PS 40', series: 'Pompy', euro: 18_500 },
    { name: 'Linia filtracyjna FL 200', series: 'Filtry', euro: 64_000 },
    { name: 'Szafa sterownicza CC 10', series: 'Sterowanie', euro: 9_800 },
    { name: 'Zestaw hydroforowy BP 5', series: 'Pompy', euro: 3_400 },
    { name: 'Umowa serwisowa na rok', series: 'Serwis', euro: 6_200 },
    { name: 'Wkłady filtracyjne, dostawy na rok', series: 'Filtry', euro: 2_900 },
    { name: 'Zdalny nadzór RM 1', series: 'Sterowanie', euro: 4_700 },
    { name: 'Stacja uzdatniania wody WP 500', series: 'Stacje', euro: 210_000 },
  ],
  topics: [
    'Nowa przepompownia',
    'Wymiana linii filtracyjnej',
    'Druga hala produkcyjna',
    'Umowa serwisowa',
    'Woda chłodząca dla nowej linii',
    'Mniejsze zużycie energii',
    'Części zamienne na cały rok',
    'Modernizacja kotłowni',
    'Zdalny nadzór pomp',
    'Oczyszczanie ścieków',
    'Rozbudowa zakładu',
    'Próba wkładów filtracyjnych',
  ],
  teams: [
    'Północ',
    'Południe',
    'Kluczowi klienci',
    'Wschód',
    'Zachód',
    'Nowi klienci',
    'Mazowsze',
    'Śląsk',
    'Partnerzy',
    'Eksport',
  ],
  salesDepartment: 'Dział sprzedaży',
  backReasons: [
    'Zmienił się zakres',
    'Pojawiła się nowa osoba decyzyjna',
    'Proszą o drugą wycenę',
    'Budżet został przesunięty',
  ],
  overrideReasons: ['Ustalone telefonicznie z kierownikiem', 'Klient podpisał, zanim papiery były gotowe'],
  restReasons: [
    'Budżet będzie w następnym kwartale',
    'Do tego czasu postój zakładu',
    'Prosili, by zadzwonić później',
  ],
  calls: [
    'Rozmowa o ilości',
    'Umówienie terminu wizyty',
    'Pytanie o decyzję w sprawie oferty',
    'Rozmowa o terminie dostawy',
    'Oddzwonienie w sprawie ceny',
  ],
  emails: [
    'Wysłana oferta',
    'Wysłane karty katalogowe',
    'Odpowiedź na pytania o gwarancję',
    'Potwierdzenie spotkania',
    'Prośba o rysunki',
  ],
  meetings: ['Wizyta w zakładzie', 'Prezentacja dla zarządu', 'Przegląd techniczny', 'Rozmowa o warunkach'],
  notes: [
    'Rozmawiają też z konkurencją',
    'Najlepiej dzwonić rano',
    'Chcą dostawy przed świętami',
    'Znają nas z targów',
  ],
}
