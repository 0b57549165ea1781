import { yearsBefore } from '@/lib/dates'
import type { PatentKind } from '@/lib/generated/prisma/enums'

export type PatentNumberCheck =
  | {
      status: 'ok' | 'warn'
      /** As it is stored and compared: 2023113034819, PCT/CN2022/123456. */
      normalized: string
      /** As it is written: 202311303481.9. */
      display: string
      kind: Extract<PatentKind, 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN' | 'PCT'>
      /** A Chinese application that entered by way of a PCT application. */
      viaPct: boolean
      year: number
      /** ZL is written only once a patent is granted. */
      prefix: 'CN' | 'ZL' | null
      message?: string
    }
  | { status: 'bad'; normalized: string; display: string; kind: null; year: null; message: string }

const kinds = {
  1: { kind: 'INVENTION', viaPct: false },
  2: { kind: 'UTILITY_MODEL', viaPct: false },
  3: { kind: 'DESIGN', viaPct: false },
  8: { kind: 'INVENTION', viaPct: true },
  9: { kind: 'UTILITY_MODEL', viaPct: true },
} as const

/** An application number: 12 digits and a check character since October 2003, 8 and one before, or PCT/CN…. */
export function checkPatentNumber(text: string, { today }: { today: string }): PatentNumberCheck {
  const typed = text.normalize('NFKC').toUpperCase().replace(/\s/g, '').replace(/[。·]/g, '.')
  const pct = /^PCT\/?CN(\d{4})\/?(\d{6})$/.exec(typed)
  if (pct) return checkPct(typed, Number(pct[1]), pct[2] ?? '', today)

  const prefix = /^(CN|ZL)/.exec(typed)?.[1] as 'CN' | 'ZL' | undefined
  const dotted = typed.replace(/^(CN|ZL)/, '')
  const normalized = dotted.replaceAll('.', '')
  const bad = (message: string): PatentNumberCheck => ({
    status: 'bad',
    normalized,
    display: dotted,
    kind: null,
    year: null,
    message,
  })

  const parts = /^(\d+)(?:\.?([\dX]))?$/.exec(dotted)
  if (!parts) return bad('专利申请号由数字组成,如 202311303481.9')
  const split =
    dotted.includes('.') || /X$/.test(dotted) || normalized.length === 13 || normalized.length === 9
  const body = split ? normalized.slice(0, -1) : normalized
  const check = split ? normalized.slice(-1) : undefined
  if (body.length !== 12 && body.length !== 8) {
    return bad(
      `专利申请号应为 12 位数字加 1 位校验位(2003 年 10 月以前为 8 位加 1 位),现小数点前为 ${body.length} 位`,
    )
  }

  const isNew = body.length === 12
  const year = isNew ? Number(body.slice(0, 4)) : fullYear(Number(body.slice(0, 2)))
  const kind = kinds[Number(body[isNew ? 4 : 2]) as keyof typeof kinds]
  const thisYear = Number(today.slice(0, 4))
  if (year === null || year < (isNew ? 2003 : 1985) || year > thisYear)
    return bad('专利申请号开头的年份不正确,请核对')
  if (!kind) return bad(`专利申请号第 ${isNew ? 5 : 3} 位应为 1、2、3、8 或 9(专利类型),请核对`)

  const good = {
    normalized,
    display: check ? `${body}.${check}` : body,
    ...kind,
    year,
    prefix: prefix ?? null,
  }
  if (check === undefined) {
    return year <= 1988
      ? { ...good, status: 'warn', message: '1985 至 1988 年的申请号可能没有校验位,请核对原件' }
      : bad('缺少小数点后的校验位,请对照受理通知书补全')
  }
  if (check !== patentCheckDigit(body)) return bad('校验位不符,请逐位核对专利申请号')
  return { ...good, status: 'ok' }
}

function checkPct(normalized: string, year: number, serial: string, today: string): PatentNumberCheck {
  const display = `PCT/CN${year}/${serial}`
  return year >= 1994 && year <= Number(today.slice(0, 4))
    ? { status: 'ok', normalized: display, display, kind: 'PCT', viaPct: true, year, prefix: null }
    : {
        status: 'bad',
        normalized,
        display: normalized,
        kind: null,
        year: null,
        message: 'PCT 申请号中的年份不正确,请核对',
      }
}

/** 85 to 99 are of the last century, 00 to 03 of this one; there are no other old numbers. */
function fullYear(short: number): number | null {
  if (short >= 85) return 1900 + short
  return short <= 3 ? 2000 + short : null
}

/** The character behind the point, for the 12 or 8 digits before it. */
export function patentCheckDigit(body: string): string {
  const sum = [...body].reduce((total, digit, index) => total + Number(digit) * (2 + (index % 8)), 0)
  return sum % 11 === 10 ? 'X' : String(sum % 11)
}

/** The stored number as it is written: 2023113034819 → 202311303481.9; anything else as it is. */
export function formatPatentNumber(normalized: string): string {
  return normalized.replace(/^(\d{12}|\d{8})([\dX])$/, '$1.$2')
}

/** CN + 9 digits (7 in old ones) + kind letter, perhaps with a figure: CN117123456A, CN1034567C, CN212345678U. */
export function checkPublicationNumber(
  text: string,
): { ok: true; normalized: string } | { ok: false; message: string } {
  const normalized = text.normalize('NFKC').toUpperCase().replace(/[\s.]/g, '')
  return /^CN[12389](?:\d{8}|\d{6})[ABCUYSD]\d?$/.test(normalized)
    ? { ok: true, normalized }
    : { ok: false, message: '公开(公告)号应为 CN 加 9 位数字加字母,如 CN117123456A' }
}

/** Designs filed from this day on are protected for 15 years, earlier ones for 10. */
const LONGER_DESIGN_TERM = '2021-06-01'

/** The day protection ends, counted from filing; null where the term is another country's or none of its own. */
export function patentExpiry(kind: PatentKind, filedOn: string): string | null {
  const years = {
    INVENTION: 20,
    UTILITY_MODEL: 10,
    DESIGN: filedOn < LONGER_DESIGN_TERM ? 10 : 15,
    PCT: null,
    OVERSEAS: null,
  }[kind]
  return years === null ? null : yearsAfter(filedOn, years)
}

const yearsAfter = (day: string, years: number) => yearsBefore(day, -years)

/** 专利号 as it is written: ZL202311303481.9. An announcement number (CN…B) stays as it is. */
export function formatGrantNumber(grantNo: string): string {
  return grantNo.startsWith('ZL') ? `ZL${formatPatentNumber(grantNo.slice(2))}` : grantNo
}

/**
 * What somebody types to find a number, as numbers are kept in the search text: without ZL or CN in front and without
 * the point. Anything that is no number stays as it is.
 */
export function patentQuery(q: string): string {
  const typed = q.normalize('NFKC').toUpperCase().replace(/\s/g, '')
  const number = /^(?:CN|ZL)?(\d[\d.]*X?)$/.exec(typed)?.[1]
  return number ? number.replaceAll('.', '') : q
}
