import { cooperationModeLabels } from '@/lib/agreements/labels'
import { addDays, type Day, startOfDay, startOfYear, yearsBefore } from '@/lib/dates'
import { type IndustrySection, industrySections } from '@/lib/dictionaries/industries'
import { provinces, REGION_UNKNOWN } from '@/lib/dictionaries/regions'
import { type TownshipCode, townships } from '@/lib/dictionaries/townships'
import type { CooperationMode } from '@/lib/generated/prisma/enums'
import { isId } from '@/lib/ids'
import { type SearchParams, textParam } from '@/lib/lists'

/** What narrows a figure besides time. Everything is AND. */
export type Filters = {
  mode?: CooperationMode
  /** Section of GB/T 4754 of the local enterprise. */
  industry?: IndustrySection
  township?: TownshipCode
  /** Where the leading partner sits. */
  province?: string
  enterprise?: string
  partner?: string
  /** The conference it came from. */
  event?: string
  /** The month of the deciding date, 2022-10. */
  month?: string
}

/**
 * What a figure is asked for: the cut-off day, the first day of the period (which only figures of a period use), filters,
 * and the day or minute whose knowledge counts: what was registered, corrected or voided later is left out. Without it, all
 * that is known now.
 */
export type Scope = Filters & { from: Day; asOf: Day; knownAt?: string }

/**
 * The instant before which something must have been registered to be known: the end of the day or of the minute, or the
 * instant itself, to the millisecond, as a snapshot has it.
 */
export function knownUntil({ knownAt }: Pick<Scope, 'knownAt'>): Date | undefined {
  if (knownAt === undefined) return undefined
  if (knownAt.length === DAY_LENGTH) return startOfDay(addDays(knownAt, 1))
  if (knownAt.length > MINUTE_LENGTH) return new Date(`${knownAt}+08:00`)
  return new Date(new Date(`${knownAt}:00+08:00`).getTime() + MS_PER_MINUTE)
}

/** As people read it: 2022-10-31, 2022-10-31 17:30, or with its seconds. */
export function momentWords(knownAt: string): string {
  return knownAt.replace('T', ' ').replace(/\.\d+$/, '')
}

/** One of two times that are compared. */
export function timeWords({ asOf, knownAt }: Pick<Scope, 'asOf' | 'knownAt'>): string {
  return `截至 ${asOf}(${knownAt ? `按 ${momentWords(knownAt)} 所知` : '按现在所知'})`
}

const DAY_LENGTH = '2022-10-19'.length
const MINUTE_LENGTH = '2022-10-19T17:30'.length
const MS_PER_MINUTE = 60_000

/** The scope of an address, and in words what of it could not be used: a figure must never quietly answer something else. */
export function parseScope(params: SearchParams, today: Day): { scope: Scope; remarks: string[] } {
  const remarks: string[] = []
  const understood = <Value>(name: string, label: string, read: (text: string) => Value | undefined) => {
    const text = textParam(params, name)
    if (text === undefined) return undefined
    const value = read(text)
    if (value === undefined) remarks.push(`${label}“${text}”无法识别,未采用`)
    return value
  }

  const year = understood('year', '年度', (text) => (/^(19|20)\d\d$/.test(text) ? text : undefined))
  const asked = understood('asOf', '截止日期', dayOfText) ?? (year ? `${year}-12-31` : today)
  if (asked > today && !year) remarks.push(`截止日期 ${asked} 晚于今天,已按今天统计`)
  const asOf = asked > today ? today : asked
  const first = understood('from', '起始日期', dayOfText)
  if (first && first > asOf) remarks.push('起始日期晚于截止日期,已按当年 1 月 1 日起统计')

  const filters = {
    mode: understood('mode', '合作模式', keyOf(cooperationModeLabels)),
    industry: understood('industry', '行业门类', keyOf(industrySections)),
    township: understood('township', '乡镇园区', keyOf(townships)),
    province: understood('province', '合作单位所在地', keyOf(places)),
    enterprise: understood('enterprise', '企业', idOfText),
    partner: understood('partner', '合作单位', idOfText),
    event: understood('event', '来源活动', idOfText),
    month: understood('month', '月份', (text) => (/^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined)),
  }
  const knownAt = understood('knownAt', '数据所知日期', momentOfText)
  const known = knownAt !== undefined && knownAt < today ? { knownAt } : sameDay(knownAt, today)
  const scope = {
    from: first && first <= asOf ? first : startOfYear(asOf),
    asOf,
    ...present(filters),
    ...known,
  }
  return { scope, remarks }
}

/** The address of a scope: the cut-off always stands in it, so that what is opened tomorrow shows today's number. */
export function scopeParams(scope: Scope): Record<string, string> {
  const { from, asOf, ...filters } = scope
  return { asOf, ...(from !== startOfYear(asOf) && { from }), ...present(filters) }
}

export function scopeKey(scope: Scope): string {
  return new URLSearchParams(Object.entries(scopeParams(scope)).toSorted()).toString()
}

/** The same elapsed period one year earlier: 29 February becomes the 28th. */
export function yearEarlier<Asked extends Scope>(scope: Asked): Asked {
  const { from, asOf, month } = scope
  return {
    ...scope,
    from: yearsBefore(from, 1),
    asOf: yearsBefore(asOf, 1),
    ...(month !== undefined && { month: yearsBefore(`${month}-01`, 1).slice(0, 7) }),
  }
}

/** Provinces, and those whose place is still to be looked up. */
export const places: Readonly<Record<string, string>> = { ...provinces, [REGION_UNKNOWN]: '待核实' }

function dayOfText(text: string): Day | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined
}

/** A day, a minute of it or an instant: 2022-10-31, 2022-10-31T17:30 or 2022-10-31T17:30:05.123, in Shanghai. */
function momentOfText(text: string): string | undefined {
  const [day = '', time] = text.split('T')
  if (dayOfText(day) === undefined) return undefined
  return time === undefined || /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d\.\d{3})?$/.test(time) ? text : undefined
}

/** Of today only a minute says more than "now" does; a later day says nothing. */
function sameDay(knownAt: string | undefined, today: Day) {
  return knownAt?.startsWith(`${today}T`) ? { knownAt } : {}
}

const idOfText = (text: string) => (isId(text) ? text.toLowerCase() : undefined)

const keyOf =
  <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
  (text: string): Key | undefined =>
    Object.hasOwn(words, text) ? (text as Key) : undefined

type Present<Values> = { [Key in keyof Values]?: Exclude<Values[Key], undefined> }

function present<Values extends object>(values: Values): Present<Values> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<Values>
}
