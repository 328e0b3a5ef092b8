/** What stands in a file is shown without the signs that would move the cursor, colour the terminal or turn the text. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, '�')
