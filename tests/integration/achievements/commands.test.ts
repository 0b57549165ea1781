import { describe, expect, test } from 'vitest'
import {
  confirmAchievement,
  confirmAchievements,
  createAchievement,
  returnAchievement,
  submitAchievement,
  updateAchievement,
  voidAchievement,
  withdrawAchievement,
} from '@/lib/achievements/commands'
import { getAchievement } from '@/lib/achievements/queries'
import { achievementValues } from '@/lib/achievements/values'
import type { Actor } from '@/lib/auth/actor'
import { dateOf } from '@/lib/dates'
import { Conflict, Forbidden, InvalidInput, NotFound, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
import { newId } from '@/lib/ids'
import { historyOf } from '@/lib/ledger/history'
import {
  type AchievementWorld,
  achievement,
  achievementForm,
  achievementWorld,
} from '@/tests/integration/achievements/world'
import { patent } from '@/tests/integration/patents/world'
import { rolledBack } from '@/tests/support/db'
import { administrator, leader, reviewer, unique } from '@/tests/support/factories'

const saved = ({ tx }: AchievementWorld, id: string) => tx.achievement.findUniqueOrThrow({ where: { id } })

/** What the edit form of somebody posts, with the fields a test changes; null takes a field out. */
async function edited(
  { tx, act }: AchievementWorld,
  actor: Actor,
  id: string,
  typed: Record<string, string | null> = {},
) {
  const now = await act(actor, () => getAchievement(actor, id, tx))
  if (!now) throw new Error('no such achievement')
  const counts = { 'owners.count': null, 'patents.count': null }
  const values = { ...achievementValues(now), ...counts, version: String(now.version), ...typed }
  return nestedValues(
    Object.fromEntries(
      Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
  )
}

const errorsOf = async (work: Promise<unknown>) => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof InvalidInput)) throw error ?? new Error('nothing was refused')
  return error.fieldErrors
}

describe('registering', () => {
  test('an enterprise hands in what it achieved with its university; it does not count yet', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { holder, enterprise, university } = world
      const own = await patent(world)
      await as(holder)
      const form = achievementForm(world, {
        intent: 'submit',
        owners: { 0: { organizationId: enterprise.id }, 2: { organizationId: university.id } },
        patents: { 0: { patentId: own } },
      })
      const { id } = await createAchievement(holder, form, tx)

      expect(await saved(world, id)).toMatchObject({
        status: 'SUBMITTED',
        submittedById: holder.userId,
        evidenceOn: dateOf('2022-06-08'),
        impactClaims: ['IMPORT_SUBSTITUTION', 'COST_REDUCTION'],
        ownerNames: `${enterprise.name}、${university.name}`,
        participantIds: [enterprise.id, university.id],
        code: expect.stringMatching(/^CG-2022-\d{4}$/),
      })
      expect((await getAchievement(holder, id, tx))?.patents).toMatchObject([{ id: own }])
    }))

  test('a draft may wait for its evidence, a submission may not', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const none = { evidenceKind: '', evidenceNo: '', evidenceIssuer: '', evidenceOn: '' }
      const id = await achievement(world, { ...none, intent: 'draft' })
      expect(await saved(world, id)).toMatchObject({ status: 'DRAFT', submittedById: null })

      const missing = { evidenceKind: expect.anything(), evidenceIssuer: expect.anything() }
      expect(await errorsOf(achievement(world, none))).toMatchObject(missing)
      expect(await errorsOf(submitAchievement(world.clerk, id, tx))).toMatchObject(missing)
      // without a claim there is nothing to prove
      expect(await achievement(world, { ...none, noveltyClaim: '' })).toBeTruthy()
    }))

  test('half an evidence is asked for the rest, and none lies ahead', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const draft = { intent: 'draft' }
      expect(await errorsOf(achievement(world, { ...draft, evidenceIssuer: '' }))).toHaveProperty(
        'evidenceIssuer',
      )
      expect(await errorsOf(achievement(world, { ...draft, evidenceOn: '2199-01-01' }))).toHaveProperty(
        'evidenceOn',
      )
    }))

  test('owners are at least one, none twice, and all of the register', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const of = (...ids: string[]) => ({
        owners: Object.fromEntries(ids.map((organizationId, index) => [index, { organizationId }])),
      })
      expect(await errorsOf(achievement(world, of()))).toHaveProperty('owners')
      const twice = of(world.enterprise.id, world.enterprise.id)
      expect(await errorsOf(achievement(world, twice))).toHaveProperty(['owners.1.organizationId'])
      expect(await errorsOf(achievement(world, of(newId())))).toHaveProperty(['owners.0.organizationId'])
    }))

  test('patents and projects must be known to whoever names them', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const foreign = await patent(world, { holders: { 0: { organizationId: world.rival.id } } })
      const naming = { patents: { 0: { patentId: foreign } } }
      await as(world.holder)
      const form = achievementForm(world, naming)
      expect(await errorsOf(createAchievement(world.holder, form, tx))).toHaveProperty(['patents.0.patentId'])
      expect(await achievement(world, naming)).toBeTruthy()
      expect(await errorsOf(achievement(world, { projectId: newId() }))).toHaveProperty('projectId')
    }))

  test('nobody registers for an organization that is not his, and readers register nothing', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      for (const actor of [world.stranger, world.contact, leader(), administrator()]) {
        await as(actor)
        await expect(createAchievement(actor, achievementForm(world), tx)).rejects.toThrow(Forbidden)
      }
    }))

  test('a similar title of a common owner is shown first, and saved when the person insists', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const title = unique('高性能聚酰胺关键技术')
      const first = await achievement(world, { title })
      const form = achievementForm(world, { title: `${title}开发` })
      const refusal = await createAchievement(world.clerk, form, tx).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(PossibleDuplicate)
      expect(refusal).toMatchObject({ candidates: [{ id: first, href: `/achievements/${first}` }] })
      const { id } = await createAchievement(world.clerk, { ...form, confirmDuplicate: '1' }, tx)
      expect(id).not.toBe(first)
    }))

  test('a double submit makes one achievement', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const form = achievementForm(world, { submissionId: newId() })
      const first = await createAchievement(world.clerk, form, tx)
      expect(await createAchievement(world.clerk, form, tx)).toEqual(first)
      expect(await tx.achievement.count({ where: { title: String(form.title) } })).toBe(1)
    }))
})

describe('the review', () => {
  test('a second person confirms, and from then on it counts', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, checker } = world
      const id = await achievement(world)
      await act(checker, () => confirmAchievement(checker, id, tx))
      expect(await saved(world, id)).toMatchObject({ status: 'CONFIRMED', reviewedById: checker.userId })
      const { entries } = await historyOf(checker, id, {}, tx)
      expect(entries[0]).toMatchObject({ action: '确认' })
    }))

  test('four eyes: a reviewer does not confirm or return what he submitted himself', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { checker } = world
      await as(checker)
      const { id } = await createAchievement(checker, achievementForm(world, { intent: 'submit' }), tx)
      await expect(confirmAchievement(checker, id, tx)).rejects.toThrow(Forbidden)
      await expect(returnAchievement(checker, id, { reason: '自己退回自己的' }, tx)).rejects.toThrow(
        Forbidden,
      )
      const second = reviewer()
      await as(second)
      await confirmAchievement(second, id, tx)
    }))

  test('a claim without complete evidence is never confirmed', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, clerk, checker } = world
      const id = await achievement(world)
      const { code } = await act(clerk, () =>
        tx.achievement.update({ where: { id }, data: { evidenceIssuer: null } }),
      )
      const refusal = await act(checker, () => confirmAchievement(checker, id, tx)).catch(
        (error: unknown) => error,
      )
      expect(refusal).toBeInstanceOf(Conflict)
      expect(String(refusal)).toContain(`${code} 认定为“填补国内空白”`)
      expect(await saved(world, id)).toMatchObject({ status: 'SUBMITTED' })
    }))

  test('what is returned says why, is corrected by its author and handed in again', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, checker, holder } = world
      const { id } = await act(holder, () =>
        createAchievement(holder, achievementForm(world, { intent: 'submit' }), tx),
      )
      const reason = '查新报告编号有误'
      expect(await errorsOf(act(checker, () => returnAchievement(checker, id, {}, tx)))).toHaveProperty(
        'reason',
      )
      await act(checker, () => returnAchievement(checker, id, { reason }, tx))
      expect(await saved(world, id)).toMatchObject({ status: 'RETURNED', returnReason: reason })

      const again = await edited(world, holder, id, { evidenceNo: '更正后的编号', intent: 'submit' })
      await act(holder, () => updateAchievement(holder, id, again, tx))
      expect(await saved(world, id)).toMatchObject({ status: 'SUBMITTED', reviewedById: null })
    }))

  test('a submission is taken back until it is reviewed, and not edited by a member meanwhile', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, checker, holder } = world
      const { id } = await act(holder, () =>
        createAchievement(holder, achievementForm(world, { intent: 'submit' }), tx),
      )
      const form = await edited(world, holder, id)
      await expect(updateAchievement(holder, id, form, tx)).rejects.toThrow(Forbidden)
      await withdrawAchievement(holder, id, tx)
      expect(await saved(world, id)).toMatchObject({ status: 'DRAFT', submittedById: null })
      await submitAchievement(holder, id, tx)
      await act(checker, () => confirmAchievement(checker, id, tx))
      await as(holder)
      await expect(withdrawAchievement(holder, id, tx)).rejects.toThrow(Forbidden)
      await expect(voidAchievement(holder, id, { reason: '企业想要撤销' }, tx)).rejects.toThrow(Forbidden)
    }))

  test('only reviewers review', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const id = await achievement(world)
      for (const actor of [world.clerk, leader(), administrator(), world.holder]) {
        await as(actor)
        await expect(confirmAchievement(actor, id, tx)).rejects.toThrow(Forbidden)
      }
      await as(world.stranger)
      await expect(confirmAchievement(world.stranger, id, tx)).rejects.toThrow(NotFound)
    }))

  test('several are confirmed together or not at all', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, checker } = world
      const [one, other] = [await achievement(world), await achievement(world)]
      expect(await act(checker, () => confirmAchievements(checker, [one, other], tx))).toBe(2)
      expect(await tx.achievement.count({ where: { id: { in: [one, other] }, status: 'CONFIRMED' } })).toBe(2)
      const open = await achievement(world, { intent: 'draft' })
      await as(checker)
      await expect(confirmAchievements(checker, [open], tx)).rejects.toThrow(Forbidden)
    }))
})

describe('correcting', () => {
  const reason = '与查新报告原件核对后更正'

  async function confirmed(world: AchievementWorld) {
    const id = await achievement(world)
    await world.act(world.checker, () => confirmAchievement(world.checker, id, world.tx))
    return id
  }

  test('what is confirmed is corrected with a reason and stays confirmed while claim and evidence stand', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, clerk, checker } = world
      const id = await confirmed(world)
      const without = await edited(world, clerk, id, { summary: '补充成果简介' })
      expect(await errorsOf(updateAchievement(clerk, id, without, tx))).toHaveProperty('reason')

      const typed = await edited(world, clerk, id, { summary: '补充成果简介', reason })
      await act(clerk, () => updateAchievement(clerk, id, typed, tx))
      expect(await saved(world, id)).toMatchObject({
        status: 'CONFIRMED',
        summary: '补充成果简介',
        reviewedById: checker.userId,
      })
      const { entries } = await historyOf(clerk, id, {}, tx)
      expect(entries[0]).toMatchObject({ action: '编辑', reason })
    }))

  test.each<Record<string, string>>([
    { noveltyClaim: 'INTERNATIONAL_GAP' },
    { impactClaims: 'BREAKS_FOREIGN_MONOPOLY' },
    { evidenceKind: 'APPRAISAL' },
    { evidenceNo: '另一份报告' },
    { evidenceIssuer: '另一家查新站' },
    { evidenceOn: '2022-07-01' },
  ])('%j changed: it waits for a review again and does not count meanwhile', (change) =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, clerk } = world
      const id = await confirmed(world)
      const typed = await edited(world, clerk, id, { ...change, reason })
      await act(clerk, () => updateAchievement(clerk, id, typed, tx))
      expect(await saved(world, id)).toMatchObject({
        status: 'SUBMITTED',
        submittedById: clerk.userId,
        reviewedById: null,
      })
    }),
  )

  test('the evidence of a confirmed claim cannot be taken away', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const id = await confirmed(world)
      const none = { evidenceKind: '', evidenceNo: '', evidenceIssuer: '', evidenceOn: '', reason }
      const typed = await edited(world, world.clerk, id, none)
      expect(await errorsOf(updateAchievement(world.clerk, id, typed, tx))).toHaveProperty('evidenceOn')
    }))

  test('a reviewer who rewrites a submission does not confirm his own words', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, checker } = world
      const id = await achievement(world)
      const typed = await edited(world, checker, id, { noveltyClaim: 'INTERNATIONAL_LEADING' })
      await act(checker, () => updateAchievement(checker, id, typed, tx))
      await expect(confirmAchievement(checker, id, tx)).rejects.toThrow(Forbidden)

      const untouched = await achievement(world)
      const title = await edited(world, checker, untouched, { title: unique('更正错字的名称') })
      await act(checker, () => updateAchievement(checker, untouched, title, tx))
      await confirmAchievement(checker, untouched, tx)
    }))

  test('a member changes owners and their order in its draft', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, holder, enterprise, university } = world
      const { id } = await act(holder, () => createAchievement(holder, achievementForm(world), tx))
      const added = await edited(world, holder, id, { 'owners.1.organizationId': university.id })
      await act(holder, () => updateAchievement(holder, id, added, tx))
      const turned = await edited(world, holder, id, {
        'owners.0.organizationId': university.id,
        'owners.1.organizationId': enterprise.id,
      })
      await act(holder, () => updateAchievement(holder, id, turned, tx))
      const rows = await tx.achievementOwner.findMany({
        where: { achievementId: id },
        orderBy: { position: 'asc' },
      })
      expect(rows.map(({ organizationId }) => organizationId)).toEqual([university.id, enterprise.id])
    }))

  test('patents, a project and owners a member cannot look up survive its edit', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, clerk, holder, enterprise, rival } = world
      const foreign = await patent(world, { holders: { 0: { organizationId: rival.id } } })
      const own = await patent(world)
      const id = await achievement(world, {
        intent: 'draft',
        owners: { 0: { organizationId: enterprise.id }, 1: { organizationId: rival.id } },
        patents: { 0: { patentId: foreign }, 1: { patentId: own } },
      })
      const seen = await act(holder, () => getAchievement(holder, id, tx))
      expect(seen).toMatchObject({ patents: [{ id: own }], hiddenPatents: 1 })

      const typed = await edited(world, holder, id, {
        summary: '企业补充',
        'patents.0.patentId': null,
        'patents.0.patentId__label': null,
      })
      await act(holder, () => updateAchievement(holder, id, typed, tx))
      const now = await act(clerk, () => getAchievement(clerk, id, tx))
      expect(now?.patents.map((row) => row.id)).toEqual([foreign])
      expect(now?.owners.map(({ name }) => name)).toEqual([enterprise.name, rival.name])
    }))

  test('the second of two savers sees what the first one wrote', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { clerk } = world
      const id = await achievement(world, { intent: 'draft' })
      const opened = await edited(world, clerk, id, { title: '后保存的名称' })
      await updateAchievement(clerk, id, await edited(world, clerk, id, { title: '先保存的名称' }), tx)
      const refusal = await updateAchievement(clerk, id, opened, tx).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(StaleVersion)
      expect(refusal).toMatchObject({ theirs: { title: '先保存的名称' } })
    }))

  test('nobody edits what belongs to others', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { clerk, stranger } = world
      const id = await achievement(world, { intent: 'draft' })
      const form = await edited(world, clerk, id)
      await as(stranger)
      await expect(updateAchievement(stranger, id, form, tx)).rejects.toThrow(NotFound)
      await expect(submitAchievement(stranger, id, tx)).rejects.toThrow(NotFound)
    }))
})

describe('voiding', () => {
  const reason = '与另一项成果重复登记'

  test('a draft is voided by its author, what counts by a reviewer alone', () =>
    rolledBack(async (tx, as) => {
      const world = await achievementWorld(tx, as)
      const { act, clerk, checker, holder } = world
      const draft = await act(holder, () => createAchievement(holder, achievementForm(world), tx))
      expect(await errorsOf(voidAchievement(holder, draft.id, { reason: '错' }, tx))).toHaveProperty('reason')
      await voidAchievement(holder, draft.id, { reason }, tx)
      expect(await saved(world, draft.id)).toMatchObject({ voidReason: reason, voidedById: holder.userId })

      const id = await achievement(world)
      await act(checker, () => confirmAchievement(checker, id, tx))
      await as(clerk)
      await expect(voidAchievement(clerk, id, { reason }, tx)).rejects.toThrow(Forbidden)
      await as(checker)
      await voidAchievement(checker, id, { reason }, tx)
      await expect(voidAchievement(checker, id, { reason }, tx)).rejects.toThrow(Forbidden)
    }))
})
