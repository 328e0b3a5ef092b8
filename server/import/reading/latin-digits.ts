/** Persian and Arabic digits and number signs as Latin ones; everything else stays. */
export function latinDigits(text: string): string {
  if (!/[٠-٬۰-۹]/.test(text)) return text
  return text
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0))
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replace(/٬/g, ',')
    .replace(/٫/g, '.')
}
