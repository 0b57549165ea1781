import type { ColumnLabels } from '@/lib/labels'
import type { PeriodLockInput } from '@/lib/period-locks/schema'

/** The Chinese name of each field, once. */
export const periodLockLabels = {
  fromMonth: '起始月份',
  toMonth: '截止月份',
  reason: '锁定原因',
} satisfies Record<keyof PeriodLockInput, string>

export const periodLockStateLabels = { LOCKED: '已锁定', UNLOCKED: '已解锁' }
export const periodLockStateTones = { LOCKED: 'info', UNLOCKED: 'neutral' } as const

export const periodLockState = ({
  unlockedAt,
}: {
  unlockedAt: Date | null
}): keyof typeof periodLockStateLabels => (unlockedAt ? 'UNLOCKED' : 'LOCKED')

export const periodLockColumns: ColumnLabels = {
  code: { label: '锁定编号' },
  fromOn: { label: '起始日期' },
  toOn: { label: '截止日期' },
  reason: { label: '锁定原因' },
  lockedByName: { label: '锁定人' },
  unlockedAt: { label: '解锁时间' },
  unlockReason: { label: '解锁原因' },
  unlockedByName: { label: '解锁人' },
}

/** What decides when something counts, and what it amounts to, as people call it. */
export const lockedColumnLabels: Readonly<Record<string, string>> = {
  signedOn: '签订日期',
  terminatedOn: '终止日期',
  landedOn: '落地日期',
  acceptedOn: '验收日期',
  registeredOn: '登记日期',
  cancelledOn: '撤销日期',
  reachedOn: '达成日期',
  filedOn: '申请日',
  grantedOn: '授权公告日',
  evidenceOn: '证明日期',
  flowOn: '发生日期',
  amountFen: '金额',
  totalFen: '成交额',
  technologyFen: '技术交易额',
  kind: '类型',
  isJoint: '产学研联合',
  noveltyClaim: '水平认定',
}

/** Records that are about locked periods, by table: their word and where they are looked at. */
export const lockedTables: Readonly<Record<string, { label: string; href: string | null }>> = {
  Agreement: { label: '协议', href: '/agreements' },
  Project: { label: '项目', href: '/projects' },
  TechnologyContract: { label: '技术合同', href: '/contracts' },
  Intention: { label: '意向', href: '/intentions' },
  Patent: { label: '专利', href: '/patents' },
  Achievement: { label: '成果', href: '/achievements' },
  FundFlow: { label: '资金记录', href: null },
}

export type LockedDay = { column: string; day: string; code: string; from: string; to: string }

/** 签订日期 2022-09-15 在已锁定的期间(2022-01 至 2022-09,SD-2022-0001)内 */
export function lockedSentence({ column, day, code, from, to }: LockedDay): string {
  const months = from === to ? from : `${from} 至 ${to}`
  return `${lockedColumnLabels[column] ?? '日期'} ${day} 在已锁定的期间(${months},${code})内`
}
