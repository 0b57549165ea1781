/** Completion as share and words; a target of zero has no completion rate. */
export function bulletReading(value: number, target: number, timeShare?: number) {
  const share = target > 0 ? Math.max(0, value / target) : 0
  return {
    share,
    percent: target > 0 ? `${(share * 100).toFixed(1)}%` : '—',
    timePercent: timeShare === undefined ? null : `${(timeShare * 100).toFixed(1)}%`,
  }
}
