import type { Tone } from '@/components/ui/badge'
import { StatusBadge } from '@/components/ui/badge'

const levels: { from: number; tone: Tone; word: string }[] = [
  { from: 0.9, tone: 'ok', word: '确定' },
  { from: 0.8, tone: 'info', word: '较有把握' },
  { from: 0, tone: 'warn', word: '请确认' },
]

/** How sure the machine is, in a word. What a person chose needs no guess. */
export function ConfidenceBadge({ confidence }: { confidence: number }) {
  const level = levels.find(({ from }) => confidence >= from) ?? levels[levels.length - 1]
  return level && <StatusBadge tone={level.tone}>{level.word}</StatusBadge>
}
