import type { ColumnLabels } from '@/lib/labels'
import type { ScreenInput } from '@/lib/screens/schema'

export const screenLabels = {
  name: '名称',
  place: '位置',
} satisfies Record<keyof ScreenInput, string>

export const screenStateLabels = {
  WAITING: '待绑定',
  EXPIRED: '配对码已过期',
  BOUND: '已绑定',
  REVOKED: '已停用',
} as const
export type ScreenState = keyof typeof screenStateLabels

export const screenStateTones = {
  WAITING: 'info',
  EXPIRED: 'warn',
  BOUND: 'ok',
  REVOKED: 'neutral',
} as const satisfies Record<ScreenState, string>

/** Columns as 变更记录 shows them. */
export const screenColumns: ColumnLabels = {
  name: { label: screenLabels.name },
  place: { label: screenLabels.place },
  pairingExpiresAt: { label: '配对码有效期至' },
  boundAt: { label: '绑定时间' },
  lastSeenAt: { label: '最近在线' },
  revokedAt: { label: '停用时间' },
}

export const pairingLabels = { code: '配对码' }
