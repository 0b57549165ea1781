import { expect, test } from 'vitest'
import { confirmAchievement, createAchievement, voidAchievement } from '@/lib/achievements/commands'
import {
  achievementFilter,
  confirmableAchievementIds,
  countAchievements,
  getAchievement,
  listAchievements,
} from '@/lib/achievements/queries'
import type { Actor } from '@/lib/auth/actor'
import { writeAs } from '@/lib/db'
import { newId } from '@/lib/ids'
import type { SearchParams } from '@/lib/lists'
import {
  type AchievementWorld,
  achievement,
  achievementForm,
  achievementWorld,
} from '@/tests/integration/achievements/world'
import { rolledBack } from '@/tests/support/db'
import { leader, organization, reviewer, staff, unique } from '@/tests/support/factories'

async function ids({ tx, act, clerk }: AchievementWorld, params: SearchParams, actor: Actor = clerk) {
  const list = await act(actor, () => listAchievements(actor, achievementFilter(params), tx))
  expect(list.total).toBe(await countAchievements(tx, actor, params))
  return list.items.map(({ id }) => id)
}

test('a member sees what its organization owns and nobody else’s, also when it asks for it', () =>
  rolledBack(async (tx, as) => {
    const world = await achievementWorld(tx, as)
    const { enterprise, university, rival, holder, contact, stranger } = world
    const own = await achievement(world)
    const joint = await achievement(world, {
      owners: { 0: { organizationId: enterprise.id }, 1: { organizationId: university.id } },
    })
    const foreign = await achievement(world, { owners: { 0: { organizationId: rival.id } } })

    expect((await ids(world, {}, holder)).sort()).toEqual([own, joint].sort())
    expect(await ids(world, {}, contact)).toEqual([joint])
    expect(await ids(world, {}, stranger)).toEqual([foreign])
    expect(await ids(world, { organizationId: rival.id }, holder)).toEqual([])
    expect(await ids(world, { organizationId: rival.id }, leader())).toEqual([foreign])

    await as(holder)
    expect(await getAchievement(holder, foreign, tx)).toBeNull()
    expect(await getAchievement(holder, 'no-uuid', tx)).toBeNull()
    expect(await getAchievement(holder, newId(), tx)).toBeNull()
  }))

test('filters narrow by status, claim, impact, evidence, counting and title', () =>
  rolledBack(async (tx, as) => {
    const world = await achievementWorld(tx, as)
    const { act, checker } = world
    const mine = { organizationId: world.enterprise.id }
    const counted = await achievement(world, {
      title: unique('焦炉煤气净化成套工艺'),
      evidenceOn: '2022-06-08',
    })
    await act(checker, () => confirmAchievement(checker, counted, tx))
    const waiting = await achievement(world, { noveltyClaim: 'DOMESTIC_LEADING', evidenceOn: '2022-08-09' })
    const draft = await achievement(world, {
      intent: 'draft',
      noveltyClaim: '',
      impactClaims: 'QUALITY_GAIN',
      evidenceKind: '',
      evidenceNo: '',
      evidenceIssuer: '',
      evidenceOn: '',
    })
    const wrong = await achievement(world)
    await voidAchievement(world.clerk, wrong, { reason: '重复登记的成果' }, tx)

    expect(await ids(world, { ...mine, status: 'DRAFT' })).toEqual([draft])
    expect(await ids(world, { ...mine, claim: 'DOMESTIC_GAP' })).toEqual([counted])
    expect(await ids(world, { ...mine, impact: 'QUALITY_GAIN' })).toEqual([draft])
    expect(await ids(world, { ...mine, evidenceFrom: '2022-08-09', evidenceTo: '2022-08-09' })).toEqual([
      waiting,
    ])
    expect(await ids(world, { ...mine, counted: 'yes' })).toEqual([counted])
    expect((await ids(world, { ...mine, counted: 'no' })).sort()).toEqual([waiting, draft].sort())
    expect(await ids(world, { ...mine, q: '煤气' })).toEqual([counted])
    expect(await ids(world, { ...mine, q: 'jlmq' })).toEqual([counted])
    expect(await ids(world, { ...mine, voided: 'yes' })).toEqual([wrong])
    expect((await ids(world, mine)).sort()).toEqual([counted, waiting, draft].sort())
  }))

test('a filter offers a reviewer what others submitted, and not what he submitted himself', async () => {
  const [clerk, checker] = [staff(), reviewer()]
  let enterprise = { id: '', name: '' }
  // committed: the ids are read in a transaction of their own
  await writeAs(clerk, { action: 'test' }, async (tx) => {
    enterprise = await organization(tx)
  })
  const form = (title: string, intent: string) => achievementForm({ enterprise }, { title, intent })
  const theirs = await createAchievement(clerk, form('聚酰胺单体', 'submit'))
  await createAchievement(checker, form('智能仪表', 'submit'))
  await createAchievement(clerk, form('盆栽苗木', 'draft'))

  const mine = achievementFilter({ organizationId: enterprise.id })
  expect(await confirmableAchievementIds(checker, mine)).toEqual([theirs.id])
})
