import { type Day, todayInShanghai } from '@/lib/dates'
import { parseScope } from '@/lib/indicators/scope'
import type { ScreenViewer } from '@/lib/screens/viewer'

/** A screen on a wall tells of today. Another cut-off is for whoever signed in and tries it out. */
export function screenDay(viewer: ScreenViewer, asOf: string | null, now: Date): Day {
  const today = todayInShanghai(now)
  if (viewer.kind === 'device' || asOf === null) return today
  return parseScope({ asOf }, today).scope.asOf
}
