/**
 * What is known of each fact besides its root, by kind of column:
 * days are whole days (`DayNumber`), amounts 分, codes words of an enum, flags 1 or 0.
 */
export const factColumns = {
  signedProject: {
    days: ['signedOn', 'landedOn', 'plannedEndOn', 'acceptedOn', 'industrializedOn', 'terminatedOn'],
    amounts: ['budgetFen'],
    codes: [],
    flags: ['fromJingJin', 'fromXiongAn'],
  },
  signingEnterprise: { days: ['signedOn'], amounts: [], codes: [], flags: [] },
  partnership: { days: ['beginsOn', 'endsOn'], amounts: [], codes: [], flags: [] },
  intention: { days: ['reachedOn', 'convertedOn'], amounts: [], codes: [], flags: [] },
  signedContract: { days: ['signedOn'], amounts: ['totalFen'], codes: [], flags: [] },
  registeredContract: {
    days: ['registeredOn', 'cancelledOn'],
    amounts: ['totalFen', 'technologyFen'],
    codes: [],
    flags: ['sellerIsLocal', 'buyerIsLocal'],
  },
  patent: { days: ['filedOn', 'grantedOn', 'endedOn'], amounts: [], codes: [], flags: ['isJoint'] },
  aboveScale: { days: ['since', 'until', 'coveredFrom', 'coveredTo'], amounts: [], codes: [], flags: [] },
  heldEvent: { days: ['heldOn'], amounts: [], codes: [], flags: [] },
  confirmedAchievement: { days: ['evidenceOn'], amounts: [], codes: ['noveltyClaim'], flags: [] },
} as const satisfies Record<string, FactColumns>

type FactColumns = Record<'days' | 'amounts' | 'codes' | 'flags', readonly string[]>

export type FactName = keyof typeof factColumns

export const factNames = Object.keys(factColumns) as FactName[]

/** When the root was registered, in milliseconds since 1970: as known before that, there is no such fact. */
export const REGISTERED = 'registeredAt'

/** What every fact can be counted and filtered by. */
export const sharedCodes = ['mode', 'industry', 'township', 'region'] as const
export const sharedReferences = ['enterprise', 'partner', 'event'] as const

/** The columns of a relation, as the definitions of figures read them: one number per row. */
export type Facts<Name extends FactName> = Readonly<
  Record<(typeof factColumns)[Name]['days' | 'amounts' | 'codes' | 'flags'][number], Numbers>
>

export type Numbers = Int32Array | Float64Array

/** A column is never asked for a row it does not have. */
export const at = (numbers: Numbers, row: number) => numbers[row] as number

/** The day columns of a relation: one of them decides when a fact counts. */
export type FactDay<Name extends FactName> = (typeof factColumns)[Name]['days'][number]

/** Days since 1970-01-01. */
export type DayNumber = number

/** A day that has not come, or is not known: later than every day. */
export const NEVER: DayNumber = 0x7fffffff
