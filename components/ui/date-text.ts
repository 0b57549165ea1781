/**
 * A day as people type it (20221019, 2022年10月19日, 2022.10.19, 2022/10/19, full-width digits) as `2022-10-19`,
 * or null where it is no day of the calendar. For showing only; the server parses again.
 */
export function normalizeDay(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ?? /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(plain)
  if (!match) return null
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

/** The same where a month or a year is an answer too: 2022年10月 is `2022-10`, 2022年 is `2022`. */
export function normalizePartialDay(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const year = /^(\d{4})年?$/.exec(plain)
  if (year) return year[1] ?? null
  // a spreadsheet drops the last zero of 2022.10, so that one stays as typed and is asked about
  const month = /^\d{4}\.1$/.test(plain) ? null : /^(\d{4})[-./年](\d{1,2})月?$/.exec(plain)
  if (!month) return normalizeDay(text)
  const number = Number(month[2])
  return number >= 1 && number <= 12 ? `${month[1]}-${String(number).padStart(2, '0')}` : null
}
