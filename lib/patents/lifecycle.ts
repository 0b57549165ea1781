import type { Day } from '@/lib/dates'
import type { PatentKind, PatentStatus } from '@/lib/generated/prisma/enums'

type Life = Partial<Record<PatentStatus, readonly PatentStatus[]>>

// Whoever lets the term for the fee pass may ask for restoration (实施细则第六条); invalidity may be declared later too.
const granted: Life = {
  VALID: ['LAPSED', 'EXPIRED', 'INVALIDATED', 'ABANDONED'],
  LAPSED: ['VALID', 'INVALIDATED'],
  EXPIRED: ['INVALIDATED'],
}

const planned: Life = { PLANNED: ['ACCEPTED', 'ABANDONED'] }

/** No substantive examination; publication is the grant. A rejection may be reversed on review (复审). */
const withoutExamination: Life = {
  ...planned,
  ACCEPTED: ['VALID', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN', 'ABANDONED'],
  REJECTED: ['ACCEPTED'],
  DEEMED_WITHDRAWN: ['ACCEPTED'],
  ...granted,
}

/**
 * Which legal status may follow which (model.md §4.8). What leads back out of 驳回, 视为撤回 and 终止 is what the law lets
 * be restored; 主动撤回, 放弃 and 无效 are final.
 */
export const patentLife: Record<PatentKind, Life> = {
  INVENTION: {
    ...planned,
    ACCEPTED: ['PUBLISHED', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN'],
    PUBLISHED: ['EXAMINING', 'DEEMED_WITHDRAWN', 'WITHDRAWN'],
    EXAMINING: ['VALID', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN', 'ABANDONED'],
    REJECTED: ['ACCEPTED', 'EXAMINING'],
    DEEMED_WITHDRAWN: ['ACCEPTED', 'PUBLISHED', 'EXAMINING'],
    ...granted,
  },
  UTILITY_MODEL: withoutExamination,
  DESIGN: withoutExamination,
  // an international application is never granted itself: each country it enters has a record of its own
  PCT: {
    ...planned,
    ACCEPTED: ['PUBLISHED', 'DEEMED_WITHDRAWN', 'WITHDRAWN'],
    PUBLISHED: ['DEEMED_WITHDRAWN', 'WITHDRAWN'],
    DEEMED_WITHDRAWN: ['ACCEPTED', 'PUBLISHED'],
  },
  // other offices, other orders: whatever goes forward is possible
  OVERSEAS: {
    ...planned,
    ACCEPTED: ['PUBLISHED', 'EXAMINING', 'VALID', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN', 'ABANDONED'],
    PUBLISHED: ['EXAMINING', 'VALID', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN', 'ABANDONED'],
    EXAMINING: ['VALID', 'REJECTED', 'DEEMED_WITHDRAWN', 'WITHDRAWN', 'ABANDONED'],
    REJECTED: ['ACCEPTED', 'PUBLISHED', 'EXAMINING'],
    DEEMED_WITHDRAWN: ['ACCEPTED', 'PUBLISHED', 'EXAMINING'],
    ...granted,
  },
}

type Stateful = { kind: PatentKind; status: PatentStatus; publishedOn: Date | null }

/** What may follow now. A restored application comes back to where it was: after publication it is not 已受理 again. */
export function nextStatuses({ kind, status, publishedOn }: Stateful): PatentStatus[] {
  return (patentLife[kind][status] ?? []).filter((next) => {
    if (!isEnded(status)) return true
    if (next === 'ACCEPTED') return publishedOn === null
    if (next === 'PUBLISHED') return publishedOn !== null
    return next !== 'EXAMINING' || kind === 'OVERSEAS' || publishedOn !== null
  })
}

const ended: readonly PatentStatus[] = [
  'EXPIRED',
  'LAPSED',
  'INVALIDATED',
  'ABANDONED',
  'REJECTED',
  'DEEMED_WITHDRAWN',
  'WITHDRAWN',
]

export function isEnded(status: PatentStatus): boolean {
  return ended.includes(status)
}

/** Leaving an end is a restoration: 恢复权利, or a rejection reversed on review. */
export function isRestoration(from: PatentStatus, to: PatentStatus): boolean {
  return isEnded(from) && !isEnded(to)
}

/** Ends and restorations say why. */
export function needsReason(from: PatentStatus, to: PatentStatus): boolean {
  return (isEnded(to) && to !== 'EXPIRED') || isRestoration(from, to)
}

/** Every status a kind of patent can come to. */
export function statusesOf(kind: PatentKind): PatentStatus[] {
  const life = patentLife[kind]
  return [...new Set([...(Object.keys(life) as PatentStatus[]), ...Object.values(life).flat()])]
}

type Dated<Moment> = {
  kind: PatentKind
  filedOn: Moment | null
  publishedOn: Moment | null
  grantedOn: Moment | null
}

/** The status that the dates of a newly registered patent tell, and since when. */
export function statusByDates<Moment extends Date | Day>({
  kind,
  filedOn,
  publishedOn,
  grantedOn,
}: Dated<Moment>): { status: PatentStatus; statusOn: Moment | null } {
  if (grantedOn) return { status: 'VALID', statusOn: grantedOn }
  if (publishedOn && statusesOf(kind).includes('PUBLISHED')) {
    return { status: 'PUBLISHED', statusOn: publishedOn }
  }
  return filedOn ? { status: 'ACCEPTED', statusOn: filedOn } : { status: 'PLANNED', statusOn: null }
}
