/**
 * What our fields are called in other people's files, in the four languages and as the big systems export them. Compared
 * without case, accents, spaces and signs; the first list that holds a header wins.
 */
const common = {
  currency: 'currency currencycode waluta valuta ارز واحدپول',
  external_id: 'id externalid recordid key nr lp numer nummer شناسه کد',
  name: 'name fullname displayname nazwa nazwisko imieinazwisko navn fulltnavn نام نامکامل',
  email: 'email emailaddress mail adresemail epost epostadresse ایمیل رایانامه پستالکترونیکی',
  phone:
    'phone phonenumber telephone tel mobile telefon numertelefonu komorka telefonnummer mobil تلفن موبایل شماره',
  note: 'note notes comment comments description remark uwagi opis notatka komentarz notat merknad beskrivelse توضیح توضیحات یادداشت',
  owner:
    'owner salesagent salesrep agent seller assignedto responsible accountowner dealowner wlasciciel handlowiec opiekun sprzedawca eier selger ansvarlig kundeansvarlig مالک فروشنده مسئول',
  company:
    'company account accountname companyname organization organisation customer client firma klient kontrahent przedsiebiorstwo nazwafirmy selskap bedrift kunde firmanavn شرکت مشتری سازمان',
}

const customer = {
  needs: 'needs need whattheyneed potrzeby czegopotrzebuja behov نیازها نیاز',
  preferences: 'preferences likes preferencje preferanser پسندها ترجیحات',
  orders_by: 'ordersby whoorders orderedby ktozamawia bestiller سفارشدهنده',
  order_rhythm: 'howoften orderfrequency frequency rhythm czestotliwosc frekvens دورهسفارش',
  payment_terms:
    'paymentterms payment terms warunkiplatnosci platnosc betalingsbetingelser betaling شرایطپرداخت پرداخت',
  contact_channel:
    'preferredchannel preferredcontact contactchannel bestreachedby kanalkontaktu kontaktkanal راهتماس',
  contact_time: 'besttime contacttime najlepszapora bestetid زمانتماس',
  tags: 'tags tag labels label etykiety tagi merkelapper stikkord برچسب برچسبها',
}

export const fieldNames = {
  companies: {
    stagecraft_id: '',
    external_id: `${common.external_id} accountid companyid`,
    parent: 'parent subsidiaryof parentaccount parentcompany spolkamatka morselskap شرکتمادر',
    name: `${common.name} ${common.company}`,
    industry: 'industry sector branch branza sektor bransje næring صنعت حوزه',
    country: 'country officelocation location kraj panstwo land کشور',
    city: 'city town miasto miejscowosc by sted poststed شهر',
    address: 'address street adres ulica adresse gateadresse نشانی آدرس',
    website: 'website web url homepage stronawww nettsted hjemmeside وبسایت سایت',
    email: common.email,
    phone: common.phone,
    tax_id: 'taxid vat vatid vatnumber nip regon orgnr organisasjonsnummer شناسهملی کداقتصادی',
    employees:
      'employees headcount employeecount numberofemployees pracownicy liczbapracownikow zatrudnienie ansatte antallansatte کارکنان تعدادکارکنان',
    revenue: 'revenue annualrevenue turnover sales przychod obrot omsetning درآمد فروش',
    currency: common.currency,
    founded_year: 'founded foundedyear yearestablished established rokzalozenia stiftet etablert سالتاسیس',
    owner: common.owner,
    language: 'language jezyk språk sprak زبان',
    ...customer,
    note: common.note,
  },
  people: {
    stagecraft_id: '',
    external_id: `${common.external_id} contactid personid`,
    name: `${common.name} contact contactname person kontakt kontaktperson`,
    job_title: 'jobtitle title position role stanowisko stilling tittel سمت عنوانشغلی',
    email: common.email,
    phone: common.phone,
    language: 'language jezyk språk sprak زبان',
    company: common.company,
    owner: common.owner,
    address: 'address street adres ulica adresse gateadresse نشانی آدرس',
    city: 'city town miasto miejscowosc by sted poststed شهر',
    country: 'country kraj panstwo land کشور',
    ...customer,
    note: common.note,
  },
  colleagues: {
    external_id: common.external_id,
    name: `${common.name} ${common.owner} employee user pracownik ansatt bruker کاربر`,
    email: common.email,
    team: 'team regionaloffice office region group zespol biuro oddzial kontor lag avdelingskontor تیم دفتر منطقه',
    leader: 'manager leader supervisor teamlead kierownik przelozony szef leder sjef مدیر سرپرست',
    department: 'department dzial avdeling بخش واحد',
  },
  products: {
    stagecraft_id: '',
    external_id: `${common.external_id} sku productid productcode kod kodproduktu varenummer کدکالا`,
    name: `${common.name} product productname item produkt towar nazwaproduktu vare produktnavn محصول کالا نامکالا`,
    series:
      'series family category productline group seria kategoria grupa serie kategori varegruppe سری گروه دسته',
    price: 'price salesprice unitprice listprice cena cenajednostkowa pris enhetspris قیمت بها',
    currency: common.currency,
    margin: 'margin marginpercent grossmargin marza marzaprocent dekningsgrad bruttomargin حاشیهسود درصدسود',
  },
  deals: {
    stagecraft_id: '',
    external_id: `${common.external_id} opportunityid dealid idszansy`,
    title: `${common.name} title dealname opportunityname deal opportunity subject tytul szansa nazwaszansy tittel mulighet عنوان فرصت`,
    status: 'dealstatus opportunitystatus outcome wynik utfall نتیجه',
    stage: 'stage dealstage status pipelinestage phase etap stan faza fase stadium مرحله وضعیت',
    amount:
      'amount value closevalue dealvalue total sum price wartosc kwota suma beløp belop verdi sum مبلغ ارزش',
    currency: common.currency,
    opened:
      'opened created createdate createdat createddate engagedate startdate opendate datautworzenia utworzono dataotwarcia otwarto otwarcie opprettet startdato تاریخایجاد تاریخشروع',
    closed:
      'closed closedate closedat closeddate dateclosed datazamkniecia zamknieto zamkniecie lukket lukkedato تاریخبستن تاریخپایان',
    close_reason: 'closereason lostreason lossreason powodprzegranej tapsarsak علتشکست',
    expected_close_on:
      'expectedclose expectedclosedate forecastdate przewidywanedatazamkniecia forventetlukking تاریخپیشبینی',
    next_contact_on: 'nextcontact nextstepdate followup nastepnykontakt nestekontakt پیگیریبعدی',
    source: 'source leadsource zrodlo kilde منبع',
    channel: 'channel kanal کانال',
    company: common.company,
    product: 'product productname item produkt towar vare محصول کالا',
    owner: common.owner,
    person:
      'contact contactname contactperson person primarycontact buyer kontakt kontaktperson osobakontaktowa osoba kontaktnavn شخص مخاطب رابط',
    person_email: `contactemail personemail ${common.email}`,
    person_phone: `contactphone personphone contactmobile ${common.phone}`,
    close_note: common.note,
  },
  leads: {
    stagecraft_id: '',
    external_id: `${common.external_id} leadid prospectid prospectnumber leadnumber`,
    name: `${common.name} lead leadname contact contactname person kontakt kontaktperson`,
    company_name: common.company,
    job_title: 'jobtitle title position role occupation stanowisko stilling tittel سمت عنوانشغلی',
    email: common.email,
    phone: common.phone,
    website: 'website web url homepage stronawww nettsted hjemmeside وبسایت سایت',
    city: 'city town miasto miejscowosc by sted poststed شهر',
    country: 'country kraj panstwo land کشور',
    language: 'language jezyk språk sprak زبان',
    need: `need needs request message inquiry enquiry interest zapytanie wiadomosc potrzeba forespørsel melding behov درخواست پیام نیاز ${common.note}`,
    amount: 'amount value budget wartosc kwota budzet beløp belop verdi budsjett مبلغ ارزش بودجه',
    currency: common.currency,
    source: 'source leadsource utmsource zrodlo kilde منبع',
    channel: 'channel kanal کانال',
    campaign: 'campaign utmcampaign kampania kampanje کارزار',
    product: 'product productname item produkt towar vare محصول کالا',
    owner: common.owner,
  },
} as const satisfies Record<string, Record<string, string>>
