import { StatusBadge } from '@/components/ui/badge'
import { counting, countingLabels } from '@/lib/achievements/labels'

const tones = { COUNTED: 'ok', UNCONFIRMED: 'warn', VOIDED: 'neutral' } as const

/** Whether an achievement is in the figures: said wherever it is shown, so that nobody quotes what is not confirmed. */
export function CountingBadge({ achievement }: { achievement: Parameters<typeof counting>[0] }) {
  const state = counting(achievement)
  return <StatusBadge tone={tones[state]}>{countingLabels[state]}</StatusBadge>
}
