import { expect, test } from 'vitest'
import { Conflict, Forbidden, InvalidInput, NotFound, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { historyOf } from '@/lib/ledger/history'
import {
  applyAcceptance,
  confirmLanding,
  createProject,
  extendProject,
  failAcceptance,
  industrializeProject,
  passAcceptance,
  resumeProject,
  signProject,
  suspendProject,
  terminateProject,
  updateProject,
  voidProject,
} from '@/lib/projects/commands'
import { addFundFlow, voidFundFlow } from '@/lib/projects/fund-flows'
import {
  addMilestone,
  confirmMilestone,
  returnMilestone,
  submitMilestone,
  waiveMilestone,
} from '@/lib/projects/milestones'
import { getProject, projectDraftFrom } from '@/lib/projects/queries'
import { type ProjectWorld, project, projectForm, projectWorld } from '@/tests/integration/projects/world'
import { rolledBack } from '@/tests/support/db'
import { leader, organization, reviewer, unique } from '@/tests/support/factories'

const photo = { landingEvidence: 'SITE_PHOTO', landedOn: '2022-03-15', landingNote: '设备进场照片三张' }

async function stateOf({ tx }: ProjectWorld, id: string) {
  return tx.project.findUniqueOrThrow({ where: { id } })
}

test('a project walks from its signature to industrialization, each step named in 变更记录', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, checker } = world
    const id = await project(world)
    expect(await stateOf(world, id)).toMatchObject({ status: 'SIGNED', totalBudgetFen: 500_000_000n })

    await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    await act(clerk, () => suspendProject(clerk, id, { reason: '设备迟迟未到货' }, tx))
    await act(clerk, () => resumeProject(clerk, id, tx))
    await act(clerk, () => applyAcceptance(clerk, id, { acceptanceAppliedOn: '2024-10-01' }, tx))
    await act(checker, () => failAcceptance(checker, id, { reason: '指标二未达到要求' }, tx))
    expect(await stateOf(world, id)).toMatchObject({ status: 'RECTIFYING', statusReason: '指标二未达到要求' })
    await act(clerk, () => applyAcceptance(clerk, id, { acceptanceAppliedOn: '2024-11-01' }, tx))
    await act(checker, () =>
      passAcceptance(checker, id, { acceptedOn: '2024-11-20', acceptanceResult: 'PASSED' }, tx),
    )
    await act(clerk, () => industrializeProject(clerk, id, { industrializedOn: '2025-03-01' }, tx))

    const saved = await stateOf(world, id)
    expect(saved).toMatchObject({ status: 'INDUSTRIALIZED', acceptanceResult: 'PASSED', statusReason: null })
    const { entries } = await historyOf(clerk, id, {}, tx)
    expect(entries.filter(({ part }) => part === null).map(({ action }) => action)).toEqual([
      '产业化登记',
      '验收通过',
      '申请验收',
      '验收不通过',
      '申请验收',
      '恢复',
      '暂停',
      '确认落地',
      '新增',
    ])
    expect(entries.find(({ action }) => action === '暂停')?.reason).toBe('设备迟迟未到货')
  }))

test('under an agreement that is not effective a project is 拟实施, and is signed only with it', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as, { effective: false })
    const { act, clerk } = world
    const id = await project(world)
    expect((await stateOf(world, id)).status).toBe('PLANNED')

    await expect(act(clerk, () => signProject(clerk, id, tx))).rejects.toThrow(Conflict)
    await expect(act(clerk, () => confirmLanding(clerk, id, photo, tx))).rejects.toThrow(Forbidden)
  }))

test('a landing names evidence that is in the portal, not before the signature, not in the future', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const id = await project(world)
    const land = (typed: object) => act(clerk, () => confirmLanding(clerk, id, { ...photo, ...typed }, tx))

    await expect(land({ landedOn: '2022-01-09' })).rejects.toThrow(InvalidInput)
    await expect(land({ landedOn: '2199-01-01' })).rejects.toThrow(InvalidInput)
    await expect(land({ landingNote: '' })).rejects.toThrow(InvalidInput)
    await expect(land({ landingEvidence: 'MILESTONE' })).rejects.toThrow(InvalidInput)
    await expect(land({ landingEvidence: 'CONTRACT_REGISTERED' })).rejects.toThrow(InvalidInput)
    await expect(land({ landingEvidence: 'FUND_FLOW' })).rejects.toThrow(InvalidInput)

    const flow = { kind: 'RECEIVED', amountFen: '120', flowOn: '2022-03-15', source: '企业自筹' }
    await act(clerk, () => addFundFlow(clerk, id, flow, tx))
    await land({ landingEvidence: 'FUND_FLOW' })
    expect(await stateOf(world, id)).toMatchObject({ status: 'IN_PROGRESS', landingEvidence: 'FUND_FLOW' })
  }))

test('only the reviewer extends, and only to a later day', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, checker } = world
    const id = await project(world)
    await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    const later = { plannedEndOn: '2025-12-31', reason: '样机试制周期延长' }

    await expect(act(clerk, () => extendProject(clerk, id, later, tx))).rejects.toThrow(Forbidden)
    await expect(
      act(checker, () => extendProject(checker, id, { ...later, plannedEndOn: '2024-12-31' }, tx)),
    ).rejects.toThrow(InvalidInput)
    await act(checker, () => extendProject(checker, id, later, tx))
    const saved = await stateOf(world, id)
    expect(saved.plannedEndOn).toEqual(new Date('2025-12-31T00:00:00Z'))
    expect(saved.status).toBe('IN_PROGRESS')
  }))

test('acceptance waits for every weighted milestone; who submitted the evidence does not confirm it', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, checker, reporter } = world
    const id = await project(world)
    await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    const add = (title: string, weight: string) =>
      act(clerk, () => addMilestone(clerk, id, { title, dueOn: '2023-06-30', weight }, tx))
    const { id: prototype } = await add('样机试制', '60')
    const { id: trial } = await add('中试', '40')
    await add('现场观摩', '0')
    const apply = () =>
      act(clerk, () => applyAcceptance(clerk, id, { acceptanceAppliedOn: '2024-01-01' }, tx))
    const evidence = { doneOn: '2023-06-20', evidence: '样机验收单第 12 号' }

    await expect(apply()).rejects.toThrow('还有 2 个里程碑未确认或豁免')
    await act(checker, () => submitMilestone(checker, prototype, evidence, tx))
    await expect(act(checker, () => confirmMilestone(checker, prototype, tx))).rejects.toThrow(Forbidden)
    await act(world.checker, () => waiveMilestone(checker, trial, { reason: '并入样机阶段完成' }, tx))
    const second = { ...checker, userId: clerk.userId }
    await act(second, () => returnMilestone(second, prototype, { reason: '验收单缺少签章' }, tx))
    await act(reporter, () => submitMilestone(reporter, prototype, evidence, tx))
    await act(checker, () => confirmMilestone(checker, prototype, tx))
    await apply()
    expect((await stateOf(world, id)).status).toBe('ACCEPTANCE_PENDING')
  }))

test('whoever applied for the acceptance does not judge it, in the command and behind it', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, checker } = world
    const id = await project(world)
    await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    await act(checker, () => applyAcceptance(checker, id, { acceptanceAppliedOn: '2024-10-01' }, tx))
    expect((await stateOf(world, id)).acceptanceAppliedById).toBe(checker.userId)

    const pass = { acceptedOn: '2024-11-20', acceptanceResult: 'PASSED' }
    await expect(act(checker, () => passAcceptance(checker, id, pass, tx))).rejects.toThrow(Forbidden)
    await expect(
      act(checker, () => failAcceptance(checker, id, { reason: '指标二未达到要求' }, tx)),
    ).rejects.toThrow(Forbidden)

    const other = reviewer()
    await act(other, () => passAcceptance(other, id, pass, tx))
    expect(await stateOf(world, id)).toMatchObject({ status: 'ACCEPTED', acceptanceJudgedById: other.userId })
  }))

test.each(['ACCEPTED', 'RECTIFYING'] as const)(
  'the database refuses the applicant who sets %s, whatever names are written',
  (status) =>
    rolledBack(async (tx, as) => {
      const world = await projectWorld(tx, as)
      const { act, clerk, checker } = world
      const id = await project(world)
      await act(clerk, () => confirmLanding(clerk, id, photo, tx))
      await act(checker, () => applyAcceptance(checker, id, { acceptanceAppliedOn: '2024-10-01' }, tx))
      const data = { status, acceptanceAppliedById: clerk.userId, acceptanceJudgedById: clerk.userId }
      await act(checker, () =>
        expect(tx.project.update({ where: { id }, data })).rejects.toThrow('Project_four_eyes'),
      )
    }),
)

test('a landed project is changed with a reason; the second saver sees both versions', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const id = await project(world)
    await act(clerk, () => confirmLanding(clerk, id, photo, tx))
    const { version } = await stateOf(world, id)
    const form = projectForm(world, { title: '更正后的名称', version: String(version) })
    const save = (typed: object) => act(clerk, () => updateProject(clerk, id, { ...form, ...typed }, tx))

    await expect(save({})).rejects.toThrow(InvalidInput)
    await save({ reason: '名称与合同文本不一致' })
    const stale = await save({ title: '另一个名称', reason: '名称与合同文本不一致' }).catch((error) => error)
    expect(stale).toBeInstanceOf(StaleVersion)
    expect(stale.theirs.title).toBe('更正后的名称')
    expect((await stateOf(world, id)).title).toBe('更正后的名称')
  }))

test('saving without a change of parties leaves their rows alone', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const id = await project(world)
    const before = await tx.projectParty.findMany({ where: { projectId: id }, orderBy: { position: 'asc' } })
    const { version } = await stateOf(world, id)
    const user = await act(clerk, () => organization(tx))
    const parties = {
      0: { organizationId: world.enterprise.id, role: 'LEAD' },
      1: { organizationId: world.university.id, role: 'TECHNOLOGY_PROVIDER' },
      2: { organizationId: user.id, role: 'USER' },
    }
    await act(clerk, () =>
      updateProject(clerk, id, projectForm(world, { version: String(version), parties }), tx),
    )

    const after = await tx.projectParty.findMany({ where: { projectId: id }, orderBy: { position: 'asc' } })
    expect(after.slice(0, 2)).toEqual(before)
    expect(after[2]).toMatchObject({ organizationId: user.id, name: user.name })
    expect((await stateOf(world, id)).participantIds).toContain(user.id)
  }))

test('the lead is a local enterprise, exactly one', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, enterprise, university } = world
    const create = (parties: object) =>
      act(clerk, () => createProject(clerk, projectForm(world, { parties }), tx)).catch((error) => error)

    const led = await create({
      0: { organizationId: enterprise.id, role: 'PARTICIPANT' },
      1: { organizationId: university.id, role: 'LEAD' },
    })
    expect(led.fieldErrors).toEqual({ 'parties.1.organizationId': ['牵头单位须为本市企业'] })
    const alone = await create({ 0: { organizationId: enterprise.id, role: 'LEAD' } })
    expect(alone.fieldErrors).toEqual({ parties: ['请至少登记牵头企业和一个合作单位'] })
    const two = await create({
      0: { organizationId: enterprise.id, role: 'LEAD' },
      1: { organizationId: university.id, role: 'LEAD' },
    })
    expect(two.fieldErrors).toEqual({ parties: ['请指定一家牵头企业'] })
  }))

test('a second project of the same enterprise and agreement is shown beside the first, and saved when confirmed', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const first = await project(world)
    const create = (typed: Record<string, unknown>) =>
      act(clerk, () => createProject(clerk, projectForm(world, typed), tx))

    const refused = await create({}).catch((error) => error)
    expect(refused).toBeInstanceOf(PossibleDuplicate)
    expect(refused.candidates.map(({ id }: { id: string }) => id)).toEqual([first])
    await create({ confirmDuplicate: 'true' })
    expect(await tx.project.count({ where: { agreementId: world.agreementId } })).toBe(2)
  }))

test('the same form posted twice makes one project, one milestone, one fund entry', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const twice = async (work: () => Promise<{ id: string }>) => {
      const [first, second] = [await act(clerk, work), await act(clerk, work)]
      expect(second).toEqual(first)
      return first.id
    }
    const form = projectForm(world, { submissionId: '01890000-0000-7000-8000-000000000101' })
    const id = await twice(() => createProject(clerk, form, tx))
    const milestone = {
      title: '样机试制',
      dueOn: '2023-06-30',
      weight: '1',
      submissionId: '01890000-0000-7000-8000-000000000102',
    }
    await twice(() => addMilestone(clerk, id, milestone, tx))
    const flow = {
      kind: 'SPENT',
      amountFen: '3',
      flowOn: '2022-05-01',
      submissionId: '01890000-0000-7000-8000-000000000103',
    }
    await twice(() => addFundFlow(clerk, id, flow, tx))

    const saved = await getProject(clerk, id, tx)
    expect(saved?.milestones).toHaveLength(1)
    expect(saved?.fundFlows).toHaveLength(1)
  }))

test('what is terminated needs a reason and stays; what is void is gone from every list', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const [ended, wrong] = [await project(world), await project(world)]

    await expect(
      act(clerk, () => terminateProject(clerk, ended, { terminatedOn: '2023-01-01', reason: '不做了' }, tx)),
    ).rejects.toThrow(InvalidInput)
    await act(clerk, () =>
      terminateProject(clerk, ended, { terminatedOn: '2023-01-01', reason: '合作双方协商终止' }, tx),
    )
    expect(await stateOf(world, ended)).toMatchObject({ status: 'TERMINATED', voidedAt: null })

    await act(clerk, () => voidProject(clerk, wrong, { reason: '与已有项目重复登记' }, tx))
    await expect(act(clerk, () => resumeProject(clerk, wrong, tx))).rejects.toThrow(Forbidden)
    expect(await stateOf(world, wrong)).toMatchObject({ status: 'SIGNED', voidReason: '与已有项目重复登记' })
  }))

test('money once recorded is voided, not rewritten; nothing and less is no amount', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk } = world
    const id = await project(world)
    const flow = { kind: 'ALLOCATED', amountFen: '0', flowOn: '2022-05-01' }

    await expect(act(clerk, () => addFundFlow(clerk, id, flow, tx))).rejects.toThrow(InvalidInput)
    const saved = await act(clerk, () => addFundFlow(clerk, id, { ...flow, amountFen: '12.5' }, tx))
    await act(clerk, () => voidFundFlow(clerk, saved.id, { reason: '与上一笔重复登记' }, tx))
    await expect(
      act(clerk, () => voidFundFlow(clerk, saved.id, { reason: '与上一笔重复登记' }, tx)),
    ).rejects.toThrow(Forbidden)
    expect(await tx.fundFlow.findUniqueOrThrow({ where: { id: saved.id } })).toMatchObject({
      amountFen: 12_500_000n,
    })
  }))

test('another enterprise neither sees the project nor anything of it; a leader changes nothing', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, contact, reporter } = world
    const id = await project(world)
    const { id: milestone } = await act(clerk, () =>
      addMilestone(clerk, id, { title: '样机试制', dueOn: '2023-06-30', weight: '1' }, tx),
    )
    const foreign = await act(clerk, () => organization(tx))
    const stranger = { ...reporter, organizationId: foreign.id }
    const evidence = { doneOn: '2023-06-20', evidence: '样机验收单第 12 号' }

    expect(await act(stranger, () => getProject(stranger, id, tx))).toBeNull()
    await expect(act(stranger, () => submitMilestone(stranger, milestone, evidence, tx))).rejects.toThrow(
      NotFound,
    )
    await expect(act(contact, () => submitMilestone(contact, milestone, evidence, tx))).rejects.toThrow(
      Forbidden,
    )
    expect(await act(contact, () => getProject(contact, id, tx))).toMatchObject({
      id,
      agreement: { id: world.agreementId },
    })

    const chief = leader()
    await expect(
      act(chief, () => suspendProject(chief, id, { reason: unique('没有原因') }, tx)),
    ).rejects.toThrow(Forbidden)
    await expect(act(chief, () => createProject(chief, projectForm(world), tx))).rejects.toThrow(Forbidden)
    await expect(act(reporter, () => createProject(reporter, projectForm(world), tx))).rejects.toThrow(
      Forbidden,
    )
  }))

test('a partner outside the agreement sees the project without it', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    const { act, clerk, contact } = world
    const third = await act(clerk, () => organization(tx, 'INSTITUTE'))
    const id = await project(world, {
      parties: {
        0: { organizationId: world.enterprise.id, role: 'LEAD' },
        1: { organizationId: third.id, role: 'TECHNOLOGY_PROVIDER' },
      },
    })
    const partner = { ...contact, organizationId: third.id }

    expect(await act(partner, () => getProject(partner, id, tx))).toMatchObject({ id, agreement: null })
    expect(await act(contact, () => getProject(contact, id, tx))).toBeNull()
  }))

test('a project made from an agreement takes over its parties, the enterprise leading', () =>
  rolledBack(async (tx, as) => {
    const world = await projectWorld(tx, as)
    expect(await projectDraftFrom(world.clerk, world.agreementId, tx)).toMatchObject({
      agreementId: world.agreementId,
      mode: 'PROJECT_COOPERATION',
      plannedStartOn: '2022-01-10',
      'parties.0.organizationId': world.enterprise.id,
      'parties.0.role': 'LEAD',
      'parties.1.organizationId': world.university.id,
    })
  }))
