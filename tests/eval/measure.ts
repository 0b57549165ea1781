import { comparable } from '@/lib/organizations/names/comparable'
import { ASK, PROPOSE, rankCandidates } from '@/lib/organizations/names/rank'
import { nameIndex, type RegisteredName } from '@/lib/organizations/names/register'
import type { Pair } from './pairs'

export type Judged = Pair & { score: number; reasons: string[] }

/** Each pair by itself: how alike the register of that one organization says the text is. */
export function judge(pairs: readonly Pair[]): Judged[] {
  return pairs.map((pair) => {
    const [best] = rankCandidates(pair.text, nameIndex([registered(pair, 'held')]))
    return { ...pair, score: best?.score ?? 0, reasons: best?.reasons ?? [] }
  })
}

/** All at once, as in life: one register of every organization; whom does each text get, and how? */
export function judgeTogether(pairs: readonly Pair[]) {
  const byName = new Map<string, Pair>()
  for (const pair of pairs) {
    const key = comparable(pair.held)
    if (!byName.has(key) || pair.aliases) byName.set(key, pair)
  }
  const register = nameIndex([...byName].map(([key, pair]) => registered(pair, key)))
  return pairs.map((pair) => {
    const candidates = rankCandidates(pair.text, register)
    const at = candidates.findIndex(({ organizationId }) => organizationId === comparable(pair.held))
    return { ...pair, proposed: candidates.find(({ verdict }) => verdict === 'propose'), at, candidates }
  })
}

function registered(pair: Pair, id: string): RegisteredName {
  return {
    id,
    name: pair.held,
    kind: 'OTHER',
    creditCode: null,
    regionCode: '000000',
    parentId: null,
    aliases: pair.aliases ?? [],
  }
}

export function precisionAndRecall(judged: readonly Judged[], threshold: number) {
  const linked = judged.filter(({ score }) => score >= threshold)
  const right = linked.filter(({ same }) => same).length
  const wanted = judged.filter(({ same }) => same).length
  return {
    linked: linked.length,
    wrong: linked.length - right,
    precision: linked.length === 0 ? 1 : right / linked.length,
    recall: right / wanted,
  }
}

export const thresholds = { 自动与预填: PROPOSE, 人工核对: ASK } as const
