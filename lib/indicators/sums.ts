import type { Indicator } from '@/lib/indicators/indicator'

/** What a measure is computed from: how many rows, and the sum of their measures. */
export type Totals = { count: bigint; sum: bigint }

/** Tenths of a percent, a half rounded up; both numbers are positive or zero. 835n for 83.5 %. */
export function permilleOf(part: bigint, whole: bigint): bigint {
  return (part * 2000n + whole) / (whole * 2n)
}

/** The rows that agree in one dimension. The key is null where the records do not say; organizations have a name. */
export type Group = Totals & { key: string | null; name: string | null }

/** The exact value: rows counted, or 分. A share has two numbers and no single one. */
export function measureOf({ measure }: Pick<Indicator, 'measure'>, totals: Totals): bigint {
  return measure === 'count' ? totals.count : totals.sum
}

/** Groups whose keys mean the same thing to the reader (cities of one province) become one, in the order of first sight. */
export function foldGroups(groups: readonly Group[], keyOf: (key: string | null) => string | null): Group[] {
  const folded = new Map<string | null, Group>()
  for (const group of groups) {
    const key = keyOf(group.key)
    const sum = folded.get(key) ?? { key, name: null, count: 0n, sum: 0n }
    folded.set(key, { ...sum, count: sum.count + group.count, sum: sum.sum + group.sum })
  }
  return [...folded.values()]
}

/** Sums whole numbers exactly, however many: numbers while they are exact, beyond that a bigint. */
export class ExactSum {
  private part = 0
  private whole = 0n

  add(number: number) {
    this.part += number
    if (this.part > EXACT) this.carry()
  }

  get value(): bigint {
    this.carry()
    return this.whole
  }

  private carry() {
    this.whole += BigInt(this.part)
    this.part = 0
  }
}

/** Half of what a number holds exactly: one more amount always fits (fact-table.ts refuses larger ones). */
const EXACT = 2 ** 52
