import { describe, expect, test } from 'vitest'
import { dateOf } from '@/lib/dates'
import { writeAs } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput, NotFound, StaleVersion } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
import { newId } from '@/lib/ids'
import { historyOf } from '@/lib/ledger/history'
import { changePatentStatus, createPatent, updatePatent, voidPatent } from '@/lib/patents/commands'
import { getPatent } from '@/lib/patents/queries'
import { patentValues } from '@/lib/patents/values'
import {
  applicationNo,
  type PatentWorld,
  patent,
  patentForm,
  patentWorld,
} from '@/tests/integration/patents/world'
import { rolledBack } from '@/tests/support/db'
import { administrator, leader, organization, staff, unique } from '@/tests/support/factories'

const saved = ({ tx }: PatentWorld, id: string) => tx.patent.findUniqueOrThrow({ where: { id } })

/** What the edit form posts when nothing was touched, with the fields a test changes; null takes a field out. */
async function edited(world: PatentWorld, id: string, typed: Record<string, string | null> = {}) {
  const now = await getPatent(world.clerk, id, world.tx)
  if (!now) throw new Error('no such patent')
  // how many rows there are is told to the form and not posted by it
  const values = { ...patentValues(now), 'holders.count': null, version: String(now.version), ...typed }
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
  test('a patent of an enterprise and a university is joint, with both names as registered', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const { enterprise, university } = world
      const id = await patent(world, {
        applicationNo: 'CN 201910380558.X',
        filedOn: '2019-05-08',
        holders: { 0: { organizationId: enterprise.id }, 4: { organizationId: university.id } },
      })

      expect(await saved(world, id)).toMatchObject({
        applicationNo: '201910380558X',
        status: 'ACCEPTED',
        statusOn: dateOf('2019-05-08'),
        isJoint: true,
        holderNames: `${enterprise.name}、${university.name}`,
        participantIds: [enterprise.id, university.id],
        code: expect.stringMatching(/^ZL-2019-\d{4}$/),
      })
      expect(
        await tx.patentHolder.findMany({ where: { patentId: id }, orderBy: { position: 'asc' } }),
      ).toEqual([
        expect.objectContaining({ organizationId: enterprise.id, name: enterprise.name, position: 0 }),
        expect.objectContaining({ organizationId: university.id, name: university.name, position: 1 }),
      ])
    }))

  test('two enterprises, or two universities, make no joint patent', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const holders = { 0: { organizationId: world.enterprise.id }, 1: { organizationId: world.rival.id } }
      const id = await patent(world, { holders })
      expect((await saved(world, id)).isJoint).toBe(false)
    }))

  test('an institute makes it joint as well', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const institute = await organization(tx, 'INSTITUTE')
      const holders = { 0: { organizationId: institute.id }, 1: { organizationId: world.enterprise.id } }
      expect((await saved(world, await patent(world, { holders }))).isJoint).toBe(true)
    }))

  test.each([
    ['INVENTION', '2020-03-02', '2040-03-02'],
    ['UTILITY_MODEL', '2020-03-02', '2030-03-02'],
    ['DESIGN', '2020-03-02', '2030-03-02'],
    ['DESIGN', '2021-06-01', '2036-06-01'],
  ] as const)('a granted %s filed on %s is protected until %s', (kind, filedOn, expiresOn) =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const typed = { kind, filedOn, grantedOn: '2022-05-06', applicationNo: applicationNo(kind, 2021) }
      expect(await saved(world, await patent(world, typed))).toMatchObject({
        status: 'VALID',
        statusOn: dateOf('2022-05-06'),
        expiresOn: dateOf(expiresOn),
      })
    }),
  )

  test('what is only planned has neither number nor term', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { applicationNo: '', filedOn: '' })
      expect(await saved(world, id)).toMatchObject({
        status: 'PLANNED',
        applicationNo: null,
        expiresOn: null,
      })
    }))

  test('an application number is registered once, however it is written; the refusal names the record', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const number = applicationNo()
      const first = await saved(world, await patent(world, { applicationNo: number, title: '第一次登记' }))

      for (const applicationNo of [number, `CN${number}`, number.replace('.', '')]) {
        const errors = await errorsOf(patent(world, { applicationNo }))
        expect(errors.applicationNo?.join()).toContain(`${first.code}“第一次登记”`)
      }
      const second = await patent(world)
      const typed = await edited(world, second, { applicationNo: number })
      expect(await errorsOf(updatePatent(world.clerk, second, typed, tx))).toHaveProperty('applicationNo')
    }))

  test('a number without check digit of the first years is accepted as it is', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { applicationNo: '85100001', filedOn: '1985-04-01' })
      expect(await saved(world, id)).toMatchObject({ applicationNo: '85100001' })
    }))

  test('a double submit makes one patent', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const form = patentForm(world, { submissionId: newId() })
      const [first, second] = [
        await world.act(world.clerk, () => createPatent(world.clerk, form, tx)),
        await world.act(world.clerk, () => createPatent(world.clerk, form, tx)),
      ]
      expect(second).toEqual(first)
      expect(await tx.patent.count({ where: { title: String(form.title) } })).toBe(1)
    }))

  test('holders and projects come from the registers', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const holders = { 0: { organizationId: world.enterprise.id }, 1: { organizationId: newId() } }
      expect(await errorsOf(patent(world, { holders }))).toHaveProperty(['holders.1.organizationId'])
      expect(await errorsOf(patent(world, { projectId: newId() }))).toHaveProperty('projectId')
      expect(await errorsOf(patent(world, { holders: {} }))).toHaveProperty('holders')
    }))

  test('only the bureau registers', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      for (const actor of [leader(), administrator(), world.holder, world.contact]) {
        await as(actor)
        await expect(createPatent(actor, patentForm(world), tx)).rejects.toThrow(Forbidden)
      }
    }))
})

describe('the legal life', () => {
  const step = (world: PatentWorld, id: string, typed: Record<string, string>) =>
    world.act(world.clerk, () => changePatentStatus(world.clerk, id, typed, world.tx))

  test('an invention goes from plan to grant, and each step brings its day and number', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const number = applicationNo('INVENTION', 2019)
      const stored = number.replace('.', '')
      const id = await patent(world, { applicationNo: '', filedOn: '' })

      await step(world, id, { status: 'ACCEPTED', statusOn: '2019-05-08', applicationNo: number })
      expect(await saved(world, id)).toMatchObject({ filedOn: dateOf('2019-05-08'), applicationNo: stored })
      await step(world, id, { status: 'PUBLISHED', statusOn: '2019-11-08', publicationNo: 'CN110123456A' })
      expect(await saved(world, id)).toMatchObject({
        publishedOn: dateOf('2019-11-08'),
        publicationNo: 'CN110123456A',
      })
      await step(world, id, { status: 'EXAMINING', statusOn: '2020-01-08' })
      await step(world, id, { status: 'VALID', statusOn: '2021-06-01' })
      expect(await saved(world, id)).toMatchObject({
        status: 'VALID',
        statusOn: dateOf('2021-06-01'),
        grantedOn: dateOf('2021-06-01'),
        grantNo: `ZL${stored}`,
        expiresOn: dateOf('2039-05-08'),
      })

      const steps = await tx.change.findMany({
        where: { recordId: id },
        orderBy: { id: 'asc' },
        select: { action: true },
      })
      const change = { action: 'patent.change-status' }
      expect(steps).toEqual([{ action: 'patent.create' }, change, change, change, change])
      const { entries } = await historyOf(world.clerk, id, {}, tx)
      expect(entries[0]).toMatchObject({ action: '变更法律状态' })
      expect(entries[0]?.fields).toContainEqual(
        expect.objectContaining({ label: '法律状态', from: '实质审查', to: '有效' }),
      )
    }))

  test('a patent that lapsed is restored with its grant as it was', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { grantedOn: '2021-06-01' })

      expect(await errorsOf(step(world, id, { status: 'LAPSED', statusOn: '2022-06-01' }))).toHaveProperty(
        'reason',
      )
      await step(world, id, { status: 'LAPSED', statusOn: '2022-06-01', reason: '未按期缴纳年费' })
      expect(await saved(world, id)).toMatchObject({ status: 'LAPSED', statusReason: '未按期缴纳年费' })
      await step(world, id, { status: 'VALID', statusOn: '2022-08-01', reason: '恢复权利请求获准' })
      expect(await saved(world, id)).toMatchObject({
        status: 'VALID',
        statusOn: dateOf('2022-08-01'),
        grantedOn: dateOf('2021-06-01'),
      })
      const { entries } = await historyOf(world.clerk, id, {}, tx)
      expect(entries[0]?.reason).toBe('恢复权利请求获准')
    }))

  test('steps the law does not know are refused', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const errors = await errorsOf(step(world, id, { status: 'VALID', statusOn: '2021-06-01' }))
      expect(errors.status?.join()).toBe('发明专利的法律状态不能由“已受理”变更为“有效”')

      await step(world, id, { status: 'WITHDRAWN', statusOn: '2020-09-01', reason: '企业改为技术秘密' })
      const back = { status: 'PUBLISHED', statusOn: '2020-10-01', reason: '试图恢复申请' }
      expect(await errorsOf(step(world, id, back))).toHaveProperty('status')
    }))

  test('days of steps follow each other, and none lies ahead', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const published = (statusOn: string) => step(world, id, { status: 'PUBLISHED', statusOn })
      expect(await errorsOf(published('2020-03-01'))).toHaveProperty('statusOn')
      expect(await errorsOf(published('2199-01-01'))).toHaveProperty('statusOn')
      expect(await errorsOf(published(''))).toHaveProperty('statusOn')
    }))

  test('a term ends on its day and not before; an ended one is not restored', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const old = { kind: 'UTILITY_MODEL', filedOn: '2008-03-03', grantedOn: '2009-01-07' }
      const number = applicationNo('UTILITY_MODEL', 2008)
      const id = await patent(world, { ...old, applicationNo: number })
      const early = await errorsOf(step(world, id, { status: 'EXPIRED', statusOn: '2018-03-02' }))
      expect(early.statusOn?.join()).toContain('2018-03-03')

      await step(world, id, { status: 'LAPSED', statusOn: '2017-03-03', reason: '未按期缴纳年费' })
      const late = { status: 'VALID', statusOn: '2019-01-01', reason: '恢复权利请求获准' }
      expect(await errorsOf(step(world, id, late))).toHaveProperty('statusOn')
    }))

  test('the acceptance brings a number nobody has', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const number = applicationNo()
      await patent(world, { applicationNo: number })
      const id = await patent(world, { applicationNo: '', filedOn: '' })
      const accepted = { status: 'ACCEPTED', statusOn: '2020-03-02' }
      expect(await errorsOf(step(world, id, accepted))).toHaveProperty('applicationNo')
      expect(await errorsOf(step(world, id, { ...accepted, applicationNo: number }))).toHaveProperty(
        'applicationNo',
      )
      const model = applicationNo('UTILITY_MODEL')
      expect(await errorsOf(step(world, id, { ...accepted, applicationNo: model }))).toHaveProperty(
        'applicationNo',
      )
    }))

  test('the grant number must be the patent’s own', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { kind: 'UTILITY_MODEL' })
      const grant = { status: 'VALID', statusOn: '2021-06-01' }
      expect(
        await errorsOf(step(world, id, { ...grant, grantNo: `ZL${applicationNo('UTILITY_MODEL')}` })),
      ).toHaveProperty('grantNo')
      await step(world, id, { ...grant, grantNo: 'CN212345678U' })
      expect((await saved(world, id)).grantNo).toBe('CN212345678U')
    }))

  test('nobody but the bureau changes it; others do not even find it', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const typed = { status: 'PUBLISHED', statusOn: '2020-09-01' }
      for (const actor of [leader(), world.holder]) {
        await as(actor)
        await expect(changePatentStatus(actor, id, typed, tx)).rejects.toThrow(Forbidden)
      }
      await as(world.stranger)
      await expect(changePatentStatus(world.stranger, id, typed, tx)).rejects.toThrow(NotFound)
    }))
})

describe('editing', () => {
  test('a correction of what is granted needs a reason, which 变更记录 keeps', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { grantedOn: '2021-06-01' })
      const typed = { grantedOn: '2021-06-08' }
      const without = await edited(world, id, typed)
      expect(await errorsOf(updatePatent(world.clerk, id, without, tx))).toHaveProperty('reason')

      const reason = '证书上为六月八日'
      await updatePatent(world.clerk, id, await edited(world, id, { ...typed, reason }), tx)
      const day = dateOf('2021-06-08')
      expect(await saved(world, id)).toMatchObject({ grantedOn: day, statusOn: day, status: 'VALID' })
      const { entries } = await historyOf(world.clerk, id, {}, tx)
      expect(entries[0]).toMatchObject({ action: '编辑', reason })
    }))

  test('editing corrects a day and never takes a step', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const refused = async (typed: Record<string, string>) =>
        errorsOf(updatePatent(world.clerk, id, await edited(world, id, typed), tx))
      expect((await refused({ grantedOn: '2021-06-01' })).grantedOn?.join()).toContain('变更法律状态')
      expect((await refused({ publishedOn: '2020-09-01' })).publishedOn?.join()).toContain('变更法律状态')
      expect(await refused({ filedOn: '', applicationNo: '' })).toHaveProperty('filedOn')

      await updatePatent(world.clerk, id, await edited(world, id, { filedOn: '2020-03-09' }), tx)
      const day = dateOf('2020-03-09')
      expect(await saved(world, id)).toMatchObject({ filedOn: day, statusOn: day, status: 'ACCEPTED' })
    }))

  test('a kind without the present status is refused', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { publishedOn: '2020-09-01' })
      const typed = { kind: 'UTILITY_MODEL', applicationNo: applicationNo('UTILITY_MODEL') }
      const raw = await edited(world, id, typed)
      expect(await errorsOf(updatePatent(world.clerk, id, raw, tx))).toHaveProperty('kind')
    }))

  test('what was planned becomes what its dates say', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world, { applicationNo: '', filedOn: '' })
      const typed = { applicationNo: applicationNo(), filedOn: '2020-05-06' }
      await updatePatent(world.clerk, id, await edited(world, id, typed), tx)
      expect(await saved(world, id)).toMatchObject({ status: 'ACCEPTED', statusOn: dateOf('2020-05-06') })
    }))

  test('a holder that stays keeps its name; sight, joint and names follow the holders', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const { enterprise, university } = world
      const id = await patent(world)
      await tx.organization.update({ where: { id: enterprise.id }, data: { name: unique('更名后的公司') } })

      const holders = {
        'holders.0.organizationId': null,
        'holders.0.organizationId__label': null,
        'holders.1.organizationId': university.id,
        'holders.5.organizationId': enterprise.id,
      }
      await updatePatent(world.clerk, id, await edited(world, id, holders), tx)

      expect(await saved(world, id)).toMatchObject({
        isJoint: true,
        holderNames: `${university.name}、${enterprise.name}`,
        participantIds: [university.id, enterprise.id],
      })
      await as(world.contact)
      expect(await getPatent(world.contact, id, tx)).toMatchObject({
        holders: [{ name: university.name }, { name: enterprise.name }],
      })
    }))

  test('the second of two savers sees what the first one wrote', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const opened = await edited(world, id, { title: '后保存的名称' })
      await updatePatent(world.clerk, id, await edited(world, id, { title: '先保存的名称' }), tx)
      const refusal = await updatePatent(world.clerk, id, opened, tx).catch((error: unknown) => error)
      expect(refusal).toBeInstanceOf(StaleVersion)
      expect(refusal).toMatchObject({ theirs: { title: '先保存的名称' } })
    }))
})

describe('voiding', () => {
  const reason = '与另一条记录重复'

  test('needs a reason, leaves the row, and gives the number back to the right entry', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const number = applicationNo()
      const id = await patent(world, { applicationNo: number })
      expect(await errorsOf(voidPatent(world.clerk, id, { reason: '错' }, tx))).toHaveProperty('reason')
      await voidPatent(world.clerk, id, { reason }, tx)

      expect(await saved(world, id)).toMatchObject({ voidReason: reason, voidedById: world.clerk.userId })
      const { entries } = await historyOf(world.clerk, id, {}, tx)
      expect(entries[0]).toMatchObject({ action: '作废', reason })
      expect(await patent(world, { applicationNo: number })).not.toBe(id)
    }))

  test('a voided patent is changed no more', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const form = await edited(world, id)
      await voidPatent(world.clerk, id, { reason }, tx)
      await expect(voidPatent(world.clerk, id, { reason }, tx)).rejects.toThrow(Forbidden)
      await expect(updatePatent(world.clerk, id, form, tx)).rejects.toThrow(Forbidden)
      await expect(
        changePatentStatus(world.clerk, id, { status: 'PUBLISHED', statusOn: '2020-09-01' }, tx),
      ).rejects.toThrow(Forbidden)
    }))

  test('is refused while an achievement stands on the patent', () =>
    rolledBack(async (tx, as) => {
      const world = await patentWorld(tx, as)
      const id = await patent(world)
      const achievement = await tx.achievement.create({
        data: { code: unique('CG-'), title: '成果', ownerNames: '', participantIds: [world.enterprise.id] },
      })
      await tx.achievementPatent.create({ data: { achievementId: achievement.id, patentId: id } })
      await expect(voidPatent(world.clerk, id, { reason }, tx)).rejects.toThrow(Conflict)
    }))
})

test('of two people who register one number at the same moment, the second is told', async () => {
  const number = applicationNo('INVENTION', 2018)
  const clerk = staff()
  let enterprise = { id: '', name: '' }
  // committed on purpose: two transactions have to meet
  await writeAs(clerk, { action: 'test' }, async (tx) => {
    enterprise = await organization(tx)
  })
  const form = () => patentForm({ enterprise }, { applicationNo: number, filedOn: '2018-03-02' })
  const both = await Promise.allSettled([createPatent(clerk, form()), createPatent(clerk, form())])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const refused = both.find((result) => result.status === 'rejected')
  expect(refused?.reason).toBeInstanceOf(InvalidInput)
})
