const decimals = new Map<string, number>()

/** Decimals of a currency's minor unit: 2 for PLN, 0 for JPY. */
export function decimalsOf(currency: string): number {
  let known = decimals.get(currency)
  if (known !== undefined) return known
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  known = format.resolvedOptions().maximumFractionDigits ?? 2
  decimals.set(currency, known)
  return known
}
