import { createAchievement } from '@/lib/achievements/commands'
import { type PatentWorld, patentWorld } from '@/tests/integration/patents/world'
import { unique } from '@/tests/support/factories'

export const achievementWorld = patentWorld
export type AchievementWorld = PatentWorld

export const evidence = {
  evidenceKind: 'NOVELTY_SEARCH',
  evidenceNo: '示例〔2022〕第12号',
  evidenceIssuer: '河北示例科技查新站',
  evidenceOn: '2022-06-08',
}

/** What a person would type for an achievement that fills a gap, with its evidence; name only what the test is about. */
export function achievementForm(
  world: Pick<AchievementWorld, 'enterprise'>,
  typed: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    title: titleOf(),
    noveltyClaim: 'DOMESTIC_GAP',
    impactClaims: 'IMPORT_SUBSTITUTION,COST_REDUCTION',
    ...evidence,
    owners: { 0: { organizationId: world.enterprise.id } },
    ...typed,
  }
}

const subjects = ['聚酰胺单体', '焦炉煤气', '汽车冲压件', '体育器材', '盆栽苗木', '智能仪表', '精密铸件']
let made = 0

/** Titles too different from each other to look like the same achievement. */
function titleOf() {
  made += 1
  return `${subjects[made % subjects.length]}${made % 2 ? '制备' : '检测'}${unique('')}`
}

/** Registers an achievement as the clerk, handed in unless told otherwise. */
export async function achievement(
  world: AchievementWorld,
  typed: Record<string, unknown> = {},
): Promise<string> {
  const form = achievementForm(world, { intent: 'submit', confirmDuplicate: '1', ...typed })
  const { id } = await world.act(world.clerk, () => createAchievement(world.clerk, form, world.tx))
  return id
}
