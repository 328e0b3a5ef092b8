import type { ExportList } from '../../../contract/exports.ts'
import type { Language } from '../../../contract/text.ts'

/** What a file and its sheet are called. */
export const titles = {
  companies: { en: 'Companies', pl: 'Firmy', nb: 'Firmaer', fa: 'شرکت‌ها' },
  people: { en: 'People', pl: 'Osoby', nb: 'Personer', fa: 'افراد' },
  deals: { en: 'Opportunities', pl: 'Szanse sprzedaży', nb: 'Salgsmuligheter', fa: 'فرصت‌ها' },
  leads: { en: 'Leads', pl: 'Leady', nb: 'Leads', fa: 'سرنخ‌ها' },
  products: { en: 'Products', pl: 'Produkty', nb: 'Produkter', fa: 'محصولات' },
} as const satisfies Record<ExportList, Record<Language, string>>
