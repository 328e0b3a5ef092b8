/** Currencies in which an everyday sum has ten digits and more. */
const long = new Set(['IRR', 'IQD', 'LBP', 'VND', 'IDR', 'KRW', 'LAK', 'UZS', 'COP', 'PYG'])

/**
 * How wide a column of money is, and how many characters of an amount stand in it. A longer one is shown short, with the
 * whole of it on hover: an amount that is cut would be read as another amount.
 */
export const moneyRoom = (currency: string): { width: string; most: number } =>
  long.has(currency) ? { width: '160px', most: 19 } : { width: '116px', most: 13 }
