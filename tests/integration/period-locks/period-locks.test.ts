import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { confirmAchievement, createAchievement } from '@/lib/achievements/commands'
import { approveAgreement, createAgreement, updateAgreement, voidAgreement } from '@/lib/agreements/commands'
import { getAgreement } from '@/lib/agreements/queries'
import { agreementValues } from '@/lib/agreements/values'
import { attempt } from '@/lib/attempt'
import { type Tx, writeAs } from '@/lib/db'
import { emptyForm } from '@/lib/form-state'
import { nestedValues } from '@/lib/form-values'
import { listImportRows } from '@/lib/imports/queries'
import { confirmIntention, createIntention } from '@/lib/intentions/commands'
import { createPatent, updatePatent } from '@/lib/patents/commands'
import { getPatent } from '@/lib/patents/queries'
import { patentValues } from '@/lib/patents/values'
import { lockPeriod, unlockPeriod } from '@/lib/period-locks/commands'
import { correctionsIn, listPeriodLocks, periodLockFilter } from '@/lib/period-locks/queries'
import { confirmLanding, createProject } from '@/lib/projects/commands'
import { sheet, uploaded } from '@/tests/integration/imports/support'
import { asOwner } from '@/tests/support/db'
import {
  achievementForm,
  administrator,
  agreementForm,
  intentionForm,
  leader,
  patentForm,
  projectForm,
  reviewer,
  staff,
} from '@/tests/support/factories'

const locked = { fromMonth: '2025-01', toMonth: '2025-06', reason: '上半年统计已上报' }
const REASON = '核对原件,登记日期有误'

/** Each test has locks of its own; what they left of corrections stays. */
afterEach(() =>
  asOwner((client) =>
    client.query(
      `UPDATE "PeriodLock" SET "unlockedAt" = now(), "unlockReason" = '测试结束' WHERE "unlockedAt" IS NULL`,
    ),
  ),
)

const outside = <T>(work: (tx: Tx) => Promise<T>) => writeAs(staff(), { action: 'test' }, work)

type Approved = { id: string; signedOn: string }
/** An agreement in force, as a bureau has it before the period is locked. */
async function inForce(signedOn: string): Promise<Approved> {
  const form = await outside((tx) => agreementForm(tx, { signedOn }))
  const { id } = await createAgreement(staff(), { ...form, intent: 'submit' })
  await approveAgreement(reviewer(), id)
  return { id, signedOn }
}

async function edited(id: string, typed: Record<string, string>) {
  const detail = await getAgreement(staff(), id)
  if (!detail) throw new Error('the agreement is gone')
  const fields = Object.entries(agreementValues(detail)).filter(
    ([name]) => !/(\.count|__label|__rows)$/.test(name),
  )
  return nestedValues({ ...Object.fromEntries(fields), version: String(detail.version), ...typed })
}

describe('locking', () => {
  test('is the reviewer’s, of months that are over, each in one lock; unlocking is the administrator’s, with a reason', async () => {
    for (const person of [staff(), leader(), administrator()])
      await expect(lockPeriod(person, locked)).rejects.toThrow('权限')
    const { id } = await lockPeriod(reviewer(), locked)
    await expect(
      lockPeriod(reviewer(), { ...locked, fromMonth: '2025-06', toMonth: '2025-07' }),
    ).rejects.toMatchObject({
      fieldErrors: {
        fromMonth: [expect.stringMatching(/与已锁定的期间 SD-2025-\d{4}\(2025-01 至 2025-06\)重叠/)],
      },
    })
    await expect(lockPeriod(reviewer(), { ...locked, toMonth: '2098-01' })).rejects.toMatchObject({
      fieldErrors: { toMonth: ['只能锁定已结束的月份'] },
    })
    await expect(lockPeriod(reviewer(), { ...locked, fromMonth: '2025-09' })).rejects.toMatchObject({
      fieldErrors: { fromMonth: ['起始月份不能晚于截止月份'] },
    })
    for (const person of [staff(), reviewer(), leader()])
      await expect(unlockPeriod(person, id, { reason: REASON })).rejects.toThrow('权限')
    await expect(unlockPeriod(administrator(), id, { reason: '错' })).rejects.toThrow()
    await unlockPeriod(administrator(), id, { reason: REASON })
    const { items } = await listPeriodLocks(leader(), periodLockFilter({ state: 'UNLOCKED' }))
    expect(items.find((lock) => lock.id === id)).toMatchObject({ unlockReason: REASON })
    // the months are free for another lock
    expect(await lockPeriod(reviewer(), locked)).toHaveProperty('id')
  })
})

describe('in a locked period', () => {
  test('nothing that counts is added: patents, projects, and what a reviewer approves', async () => {
    const project = await outside((tx) => projectForm(tx))
    const agreement = await inForce('2025-03-05')
    const pending = await createAgreement(staff(), {
      ...(await outside((tx) => agreementForm(tx, { signedOn: '2025-04-01' }))),
      intent: 'submit',
    })
    const achievement = await createAchievement(staff(), {
      ...(await outside((tx) => achievementForm(tx))),
      evidenceOn: '2025-02-02',
      intent: 'submit',
    })
    const intention = await createIntention(staff(), {
      ...(await outside((tx) => intentionForm(tx))),
      reachedOn: '2025-05-01',
    })
    const patent = await outside((tx) => patentForm(tx))
    const earlier = await inForce('2024-05-05')
    const landing = await createProject(staff(), {
      ...project,
      agreementId: earlier.id,
      parties: await partiesOf(earlier.id),
    })
    const parties = await partiesOf(agreement.id)
    await lockPeriod(reviewer(), locked)

    const refused: [string, string, () => Promise<unknown>][] = [
      ['filedOn', '申请日 2025-01-02', () => createPatent(staff(), patent)],
      ['signedOn', '签订日期 2025-04-01', () => approveAgreement(reviewer(), pending.id)],
      ['evidenceOn', '证明日期 2025-02-02', () => confirmAchievement(reviewer(), achievement.id)],
      ['reachedOn', '达成日期 2025-05-01', () => confirmIntention(staff(), intention.id)],
      [
        'landedOn',
        '落地日期 2025-06-30',
        () =>
          confirmLanding(staff(), landing.id, {
            landingEvidence: 'SITE_PHOTO',
            landedOn: '2025-06-30',
            landingNote: '设备进场照片',
          }),
      ],
      [
        'signedOn',
        '签订日期 2025-03-05',
        () =>
          createProject(staff(), {
            ...project,
            agreementId: agreement.id,
            parties,
          }),
      ],
    ]
    for (const [field, sentence, attempted] of refused) {
      const refusal = await attempted().catch((error: unknown) => error)
      expect(refusal, field).toMatchObject({
        message: expect.stringMatching(
          new RegExp(`^${sentence} 在已锁定的期间\\(2025-01 至 2025-06,SD-2025-\\d{4}\\)内`),
        ),
        fieldErrors: {
          [field]: [expect.stringContaining(sentence)],
          correctionReason: ['该期间的数已锁定,请填写更正原因(不少于 5 个字)'],
        },
      })
    }
  })

  test('what counts is neither moved out, moved in, nor changed in amount without a reason; other fields are free', async () => {
    const [inside, after] = [await inForce('2025-03-05'), await inForce('2025-09-01')]
    await lockPeriod(reviewer(), locked)
    const change = (id: string, sql: string, reason = '') =>
      asOwner(async (client) => {
        await client.query('BEGIN')
        await client.query(`SELECT set_config('app.reason', $1, true)`, [reason])
        await client.query(`UPDATE "Agreement" SET ${sql} WHERE id = $2`.replace('$2', '$1'), [id])
        await client.query('COMMIT')
      })
    for (const [id, sql] of [
      [inside.id, `"signedOn" = '2025-09-01'`],
      [inside.id, `"signedOn" = '2025-03-06'`],
      [inside.id, `"amountFen" = 1`],
      [inside.id, `"kind" = 'FRAMEWORK'`],
      [inside.id, `"voidedAt" = now(), "voidReason" = 'x'`],
      [inside.id, `"status" = 'DRAFT'`],
      [after.id, `"signedOn" = '2025-06-30'`],
    ] as const)
      await expect(change(id, sql), sql).rejects.toMatchObject({ code: 'LD002' })
    await expect(change(inside.id, `"amountFen" = 1`, '太短了')).rejects.toMatchObject({ code: 'LD002' })

    await change(inside.id, `"note" = '补充说明', "title" = '改后的名称'`)
    await change(after.id, `"signedOn" = '2025-07-01', "amountFen" = 5`)
    await change(inside.id, `"status" = 'TERMINATED', "terminatedOn" = '2026-01-05'`)
    // … but not ended on a day that is locked
    await expect(change(inside.id, `"terminatedOn" = '2025-05-05'`)).rejects.toMatchObject({ code: 'LD002' })
    await change(inside.id, `"signedOn" = '2025-09-01'`, REASON)
  })

  test('a draft counts nowhere and is free', async () => {
    await lockPeriod(reviewer(), locked)
    const form = await outside((tx) => agreementForm(tx, { signedOn: '2025-02-02' }))
    const { id } = await createAgreement(staff(), form)
    await updateAgreement(staff(), id, await edited(id, { signedOn: '2025-02-03' }))
  })

  test('更正 with a reason goes through, in the ledger and in the list of the lock, with what it changed', async () => {
    const { id: agreement } = await inForce('2025-03-05')
    const { id: lock } = await lockPeriod(reviewer(), locked)
    const clerk = staff()
    await updateAgreement(
      clerk,
      agreement,
      await edited(agreement, { signedOn: '2025-07-02', reason: REASON }),
    )
    const another = await inForce('2025-10-05')
    await updateAgreement(
      clerk,
      another.id,
      await edited(another.id, { signedOn: '2025-06-02', reason: REASON }),
    )
    await updateAgreement(clerk, another.id, await edited(another.id, { amountFen: '99', reason: REASON }))
    await voidAgreement(clerk, another.id, { reason: '与另一协议重复登记' })

    const told = await correctionsIn(leader(), lock)
    expect(told.map(({ reason, action }) => [action, reason])).toEqual([
      ['作废', '与另一协议重复登记'],
      ['编辑', REASON],
      ['编辑', REASON],
      ['编辑', REASON],
    ])
    expect(told[1]?.changes).toEqual(['金额 12.50 万元 → 99.00 万元'])
    expect(told[3]?.changes).toEqual(['签订日期 2025-03-05 → 不计入'])
    expect(told[2]?.changes).toEqual(['签订日期 不计入 → 2025-06-02'])
    expect(told[3]?.record).toMatch(/^协议 XY-/)
    const count = (await listPeriodLocks(leader(), periodLockFilter({}))).items.find(({ id }) => id === lock)
    expect(count?._count.corrections).toBe(4)
  })

  test('any form that is told so may say the reason, and its step goes through with it', async () => {
    await lockPeriod(reviewer(), locked)
    const clerk = staff()
    const typed = await outside((tx) => patentForm(tx))
    const posted = (more: Record<string, string> = {}) => {
      const form = new FormData()
      const flat = { ...typed, ...more }
      for (const [name, value] of Object.entries(flat)) if (typeof value === 'string') form.set(name, value)
      const holders = Object.entries(typed.holders as Record<string, { organizationId: string }>)
      for (const [row, { organizationId }] of holders)
        form.set(`holders.${row}.organizationId`, organizationId)
      return form
    }
    const run = (form: FormData) =>
      attempt({ previous: emptyForm, form, labels: {} }, (raw) => createPatent(clerk, raw))
    const first = await run(posted())
    expect(first).toMatchObject({
      ok: false,
      state: { fieldErrors: { correctionReason: [expect.any(String)] } },
    })
    const short = await run(posted({ correctionReason: '补' }))
    expect(short).toMatchObject({ state: { fieldErrors: { correctionReason: ['原因不少于 5 个字'] } } })
    const second = await run(posted({ correctionReason: '补登上半年漏报的专利' }))
    if (!second.ok) throw new Error(JSON.stringify(second.state.fieldErrors))
    const { rows } = await asOwner((client) =>
      client.query('SELECT reason FROM "Change" WHERE "recordId" = $1', [second.value.id]),
    )
    expect(rows).toEqual([{ reason: '补登上半年漏报的专利' }])
  })

  test('an unlocked period is free again', async () => {
    const { id: agreement } = await inForce('2025-03-05')
    const { id } = await lockPeriod(reviewer(), locked)
    await unlockPeriod(administrator(), id, { reason: REASON })
    await outside((tx) =>
      tx.agreement.update({ where: { id: agreement }, data: { signedOn: new Date('2025-08-01') } }),
    )
  })
})

describe('an import', () => {
  const header = ['专利名称', '专利类型', '专利权人', '申请号', '申请日']
  let holder: string
  beforeAll(async () => {
    holder = await outside(async (tx) => {
      const { organization } = await import('@/tests/support/factories')
      return (await organization(tx)).name
    })
  })

  test('foresees at the cell what would change a locked period, for new rows and for changed ones', async () => {
    const clerk = staff()
    const [typed, other] = await outside(async (tx) => [await patentForm(tx), await patentForm(tx)] as const)
    const { id } = await createPatent(clerk, typed)
    const patent = await getPatent(clerk, id)
    const number = String(patent ? patentValues(patent).applicationNo : '')
    await lockPeriod(reviewer(), locked)
    const batch = await uploaded(
      clerk,
      [
        sheet('专利', [
          header,
          ['一种新装置', '发明', holder, String(other.applicationNo), '2025-02-03'],
          ['另一种新装置', '发明', holder, '', ''],
          [patent?.title ?? '', '发明', '', number, '2025-07-09'],
        ]),
      ],
      { wanted: 'patent' },
    )
    const { items } = await listImportRows(clerk, batch, { page: 1, pageSize: 10 })
    const said = items.map(({ problems }) =>
      problems
        .filter(({ reason }) => reason.includes('已锁定'))
        .map(({ column, reason }) => [column, reason]),
    )
    expect(said).toEqual([
      [['filedOn', expect.stringMatching(/^申请日 2025-02-03 在已锁定的期间.*不能通过导入更正/)]],
      [],
      [['filedOn', expect.stringMatching(/^申请日 2025-01-02 在已锁定的期间/)]],
    ])
  })
})

test('a granted patent in a locked year is corrected with the reason its form asks for anyway', async () => {
  const clerk = staff()
  const { id } = await createPatent(clerk, await outside((tx) => patentForm(tx)))
  await lockPeriod(reviewer(), locked)
  const patent = await getPatent(clerk, id)
  if (!patent) throw new Error('the patent is gone')
  const fields = Object.entries(patentValues(patent)).filter(
    ([name]) => !/(\.count|__label|__rows)$/.test(name),
  )
  const form = (typed: Record<string, string>) =>
    nestedValues({
      ...Object.fromEntries(fields),
      version: String(patent.version),
      filedOn: '2025-01-09',
      ...typed,
    })
  await expect(updatePatent(clerk, id, form({}))).rejects.toHaveProperty('fieldErrors.filedOn')
  await updatePatent(clerk, id, form({ reason: REASON }))
})

async function partiesOf(agreementId: string) {
  const rows = await outside((tx) =>
    tx.agreementParty.findMany({ where: { agreementId }, orderBy: { position: 'asc' } }),
  )
  const [first, second] = rows.map(({ organizationId }) => organizationId)
  return {
    0: { organizationId: first, role: 'LEAD' },
    1: { organizationId: second, role: 'TECHNOLOGY_PROVIDER' },
  }
}

test('contracts, funds and what is voided or cancelled in a locked period are kept as well, in plain SQL', async () => {
  const project = await createProject(staff(), await outside((tx) => projectForm(tx)))
  const { rows } = await asOwner((client) =>
    client.query(
      `SELECT "enterpriseId" AS enterprise, (SELECT "partnerId" FROM "Agreement" WHERE id = "agreementId") AS partner
         FROM "Project" WHERE id = $1`,
      [project.id],
    ),
  )
  const sides = rows[0]
  const contract = `
    INSERT INTO "TechnologyContract" ("id", "code", "title", "type", "sellerId", "sellerName", "buyerId", "buyerName", "signedOn", "totalFen",
      "technologyFen", "status", "registrationNo", "registeredOn", "participantIds")
    VALUES (gen_random_uuid(), gen_random_uuid()::text, 'x', 'DEVELOPMENT', '${sides.partner}', 'x', '${sides.enterprise}', 'x', '2025-01-02', 500,
      400, 'REGISTERED', $1, $2, ARRAY['${sides.enterprise}']::uuid[]) RETURNING id`
  const flow = `INSERT INTO "FundFlow" ("id", "projectId", "kind", "amountFen", "flowOn") VALUES (gen_random_uuid(), '${project.id}', 'RECEIVED', 9, $1)`
  const kept = await asOwner(
    async (client) => (await client.query(contract, ['2025130682000001', '2025-02-01'])).rows[0].id,
  )
  await lockPeriod(reviewer(), locked)
  const run = (sql: string, values: unknown[] = []) => asOwner((client) => client.query(sql, values))
  const change = (columns: string) => run(`UPDATE "TechnologyContract" SET ${columns} WHERE id = $1`, [kept])

  for (const refused of [
    () => run(contract, ['2025130682000002', '2025-06-30']),
    () => run(flow, ['2025-03-03']),
    () => change(`"totalFen" = 501`),
    () => change(`"technologyFen" = 1`),
    () => change(`"registeredOn" = '2025-07-01'`),
    () => change(`"status" = 'CANCELLED', "cancelledOn" = '2025-05-01'`),
    () => change(`"voidedAt" = now(), "voidReason" = 'x'`),
    () => run('DELETE FROM "TechnologyContract" WHERE id = $1', [kept]),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'LD002' })

  // a registration cancelled today was one all the while, as the figure of then says
  await change(`"status" = 'CANCELLED', "cancelledOn" = '2026-02-01'`)
  await change(`"note" = '履约中', "fulfilledFen" = 3`)
  await run(contract, ['2025130682000003', '2025-07-01'])
  await run(flow, ['2025-07-01'])
})
