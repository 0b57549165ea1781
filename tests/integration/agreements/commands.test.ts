import { expect, test } from 'vitest'
import {
  approveAgreement,
  approveAgreements,
  createAgreement,
  returnAgreement,
  signAgreement,
  submitAgreement,
  terminateAgreement,
  updateAgreement,
  voidAgreement,
  withdrawAgreement,
} from '@/lib/agreements/commands'
import {
  agreementFilter,
  approvableAgreementIds,
  getAgreement,
  listAgreements,
} from '@/lib/agreements/queries'
import { agreementValues } from '@/lib/agreements/values'
import { writeAs } from '@/lib/db'
import { Conflict, Forbidden, InvalidInput, PossibleDuplicate } from '@/lib/errors'
import { nestedValues } from '@/lib/form-values'
import { newId } from '@/lib/ids'
import { historyOf } from '@/lib/ledger/history'
import { createProject } from '@/lib/projects/commands'
import { asOwner, rolledBack } from '@/tests/support/db'
import {
  agreement,
  agreementForm,
  enterpriseUser,
  organization,
  projectForm,
  reviewer,
  staff,
} from '@/tests/support/factories'

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  )

test('1.42亿 is kept as 14 200 000 000 分, and the parties give the agreement its two sides', () =>
  rolledBack(async (tx) => {
    const clerk = staff()
    const { id } = await agreement(tx, clerk, { amountFen: '1.42亿' })
    const saved = await getAgreement(clerk, id, tx)
    expect(saved?.amountFen).toBe(14_200_000_000n)
    expect(saved?.code).toMatch(/^XY-2026-\d{4}$/)
    expect(saved?.parties.map(({ name }) => name)).toEqual([saved?.enterpriseName, saved?.partnerName])
    expect(saved?.participantIds).toEqual([saved?.enterpriseId, saved?.partnerId])
  }))

test('mistakes between fields are named at their fields', () =>
  rolledBack(async (tx) => {
    const clerk = staff()
    const form = await agreementForm(tx, {
      amountFen: '',
      effectiveOn: '2026-05-01',
      expiresOn: '2026-04-01',
    })
    const wrong = await refusal(createAgreement(clerk, form, tx))
    expect(wrong).toBeInstanceOf(InvalidInput)
    expect(wrong).toHaveProperty('fieldErrors.amountFen', ['请填写协议金额;确无金额的,请选择无金额原因'])
    expect(wrong).toHaveProperty('fieldErrors.expiresOn', ['到期日期不能早于生效日期'])
  }))

test.each([
  ['2099-01-01', /不能晚于今天|未来/],
  ['2022-02-30', /不存在|无效|没有/],
  ['10/11/2022', /./],
])('a signing date of %s is refused', (signedOn, message) =>
  rolledBack(async (tx) => {
    const wrong = await refusal(createAgreement(staff(), await agreementForm(tx, { signedOn }), tx))
    expect(wrong).toBeInstanceOf(InvalidInput)
    expect((wrong as InvalidInput).fieldErrors.signedOn?.join()).toMatch(message)
  }),
)

test('without a local enterprise, with one party or with the same one twice it is no agreement', () =>
  rolledBack(async (tx) => {
    const [one, two] = [await organization(tx, 'UNIVERSITY'), await organization(tx, 'INSTITUTE')]
    const wrong = await refusal(
      createAgreement(staff(), await agreementForm(tx, { enterpriseId: one.id, partnerId: two.id }), tx),
    )
    expect(wrong).toHaveProperty('fieldErrors.parties', ['当事人中至少要有一家本市企业'])
    const same = await refusal(
      createAgreement(staff(), await agreementForm(tx, { enterpriseId: one.id, partnerId: one.id }), tx),
    )
    expect((same as InvalidInput).fieldErrors['parties.1.organizationId']).toEqual(['与第 1 行是同一单位'])
  }))

test('the same two sides, a similar title, within 90 days: shown first, saved when confirmed', () =>
  rolledBack(async (tx) => {
    const clerk = staff()
    const form = await agreementForm(tx, { title: '高性能聚酰胺联合研发协议' })
    const { id } = await createAgreement(clerk, form, tx)
    const again = { ...form, title: '高性能聚酰胺联合研发协议(补充)', signedOn: '2026-05-20' }
    const shown = await refusal(createAgreement(clerk, again, tx))
    expect(shown).toBeInstanceOf(PossibleDuplicate)
    expect((shown as PossibleDuplicate).candidates.map((candidate) => candidate.id)).toEqual([id])
    await createAgreement(clerk, { ...again, confirmDuplicate: '1' }, tx)
    // far apart in time, or about something else: no question
    await createAgreement(clerk, { ...form, title: '高性能聚酰胺联合研发协议', signedOn: '2025-01-01' }, tx)
    await createAgreement(clerk, { ...form, title: '人才引进与培养协议' }, tx)
  }))

test('from draft to effective: signed, submitted, returned with a reason, submitted again, approved by another', () =>
  rolledBack(async (tx, as) => {
    const [clerk, checker] = [staff(), reviewer()]
    const { id } = await agreement(tx, clerk, { signedOn: '' })
    await expect(submitAgreement(clerk, id, tx)).rejects.toThrow(InvalidInput)
    await signAgreement(clerk, id, { signedOn: '20260301' }, tx)
    await submitAgreement(clerk, id, tx)
    await expect(approveAgreement(clerk, id, tx)).rejects.toThrow(Forbidden)
    await as(checker)
    await expect(returnAgreement(checker, id, { reason: '短' }, tx)).rejects.toThrow(InvalidInput)
    await returnAgreement(checker, id, { reason: '缺少乙方盖章页' }, tx)
    await as(clerk)
    expect(await getAgreement(clerk, id, tx)).toMatchObject({
      status: 'RETURNED',
      returnReason: '缺少乙方盖章页',
    })
    await submitAgreement(clerk, id, tx)
    await withdrawAgreement(clerk, id, tx)
    await submitAgreement(clerk, id, tx)
    await as(checker)
    await approveAgreement(checker, id, tx)
    expect(await getAgreement(checker, id, tx)).toMatchObject({ status: 'EFFECTIVE' })
    await expect(approveAgreement(checker, id, tx)).rejects.toThrow(Forbidden)

    const { entries } = await historyOf(checker, id, {}, tx)
    expect(entries.map(({ action }) => action)).toEqual([
      '审核通过',
      '提交',
      '撤回',
      '提交',
      '退回',
      '提交',
      '登记签订',
      '新增',
    ])
    expect(entries.find(({ action }) => action === '退回')?.reason).toBe('缺少乙方盖章页')
  }))

test('a reviewer does not approve what he submitted, not even in a batch', () =>
  rolledBack(async (tx, as) => {
    const checker = reviewer()
    const { id } = await agreement(tx, checker, {})
    await submitAgreement(checker, id, tx)
    await expect(approveAgreement(checker, id, tx)).rejects.toThrow(Forbidden)
    await as(checker)
    const own = await tx.agreement.findFirst({ where: { id }, select: { submittedById: true } })
    expect(own?.submittedById).toBe(checker.userId)
  }))

test('an effective agreement is corrected with a reason only, and the trail keeps old and new value', () =>
  rolledBack(async (tx, as) => {
    const [clerk, checker] = [staff(), reviewer()]
    const { id } = await agreement(tx, clerk, {})
    await submitAgreement(clerk, id, tx)
    await as(checker)
    await approveAgreement(checker, id, tx)
    await as(clerk)
    const saved = await getAgreement(clerk, id, tx)
    if (!saved) throw new Error('the agreement is gone')
    const fields = Object.entries(agreementValues(saved)).filter(
      ([field]) => !/(\.count|__label)$/.test(field),
    )
    const edited = { ...Object.fromEntries(fields), amountFen: '20', version: String(saved.version) }
    const wrong = await refusal(updateAgreement(clerk, id, nestedValues(edited), tx))
    expect((wrong as InvalidInput).fieldErrors.reason?.[0]).toMatch(/更正原因/)
    await updateAgreement(clerk, id, nestedValues({ ...edited, reason: '金额录入错误,按合同更正' }), tx)
    const { entries } = await historyOf(clerk, id, {}, tx)
    expect(entries[0]).toMatchObject({ action: '编辑', reason: '金额录入错误,按合同更正' })
    expect(entries[0]?.fields).toEqual([
      { field: 'amountFen', label: '协议金额', from: '12.50 万元', to: '20.00 万元' },
    ])
  }))

test('an agreement in force is terminated on a day after it was signed; it stays in what was signed', () =>
  rolledBack(async (tx, as) => {
    const [clerk, checker] = [staff(), reviewer()]
    const { id } = await agreement(tx, clerk, {})
    await submitAgreement(clerk, id, tx)
    await as(checker)
    await approveAgreement(checker, id, tx)
    await as(clerk)
    const reason = '双方协商一致解除'
    await expect(terminateAgreement(clerk, id, { reason, terminatedOn: '2026-01-01' }, tx)).rejects.toThrow(
      InvalidInput,
    )
    await terminateAgreement(clerk, id, { reason, terminatedOn: '2026-06-01' }, tx)
    expect(await getAgreement(clerk, id, tx)).toMatchObject({
      status: 'TERMINATED',
      terminationReason: reason,
    })
  }))

test('an agreement with a project is not voided before its project', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await projectForm(tx)
    await createProject(clerk, form, tx)
    await expect(
      voidAgreement(clerk, String(form.agreementId), { reason: '登记错误需要作废' }, tx),
    ).rejects.toThrow(/1 个项目/)
  }))

test('an enterprise submits its own draft and cannot touch it once it is effective', () =>
  rolledBack(async (tx, as) => {
    const ours = await enterpriseUser(tx)
    const form = await agreementForm(tx, { enterpriseId: ours.organizationId })
    await as(ours)
    const { id } = await createAgreement(ours, { ...form, intent: 'submit' }, tx)
    const checker = reviewer()
    await as(checker)
    await approveAgreement(checker, id, tx)
    await as(ours)
    expect(await getAgreement(ours, id, tx)).toMatchObject({ status: 'EFFECTIVE' })
    await expect(withdrawAgreement(ours, id, tx)).rejects.toThrow(Forbidden)
    await expect(voidAgreement(ours, id, { reason: '企业要求作废' }, tx)).rejects.toThrow(Forbidden)
    const { entries } = await historyOf(ours, id, {}, tx)
    expect(entries[0]?.actor).toBe('科技局')
  }))

test('an enterprise changes the role of a party in its own draft', () =>
  rolledBack(async (tx, as) => {
    const ours = await enterpriseUser(tx)
    const form = await agreementForm(tx, { enterpriseId: ours.organizationId })
    await as(ours)
    const { id } = await createAgreement(ours, form, tx)
    const parties = form.parties as Record<string, Record<string, string>>
    const edited = { ...form, parties: { ...parties, 1: { ...parties[1], role: 'USER' } }, version: '1' }
    await updateAgreement(ours, id, edited, tx)
    const saved = await getAgreement(ours, id, tx)
    expect(saved?.parties.map(({ role }) => role)).toEqual(['PARTY_A', 'USER'])
  }))

test('totals are exact over all rows, whatever page is shown', () =>
  rolledBack(async (tx) => {
    const clerk = staff()
    for (const amountFen of ['0.000001', '1.23', '99.999999']) await agreement(tx, clerk, { amountFen })
    const list = await listAgreements(clerk, agreementFilter({ pageSize: '10', sort: 'amountFen' }), tx)
    expect(list).toMatchObject({ total: 3, amountFen: 1n + 1_230_000n + 99_999_999n })
    expect(list.items.map(({ amountFen }) => amountFen)).toEqual([1n, 1_230_000n, 99_999_999n])
  }))

test('ten presses of the same button at the same moment make one agreement with one number', async () => {
  const clerk = staff()
  const form = await writeAs(clerk, { action: 'test' }, (tx) => agreementForm(tx))
  const submissionId = newId()
  const results = await Promise.all(
    Array.from({ length: 10 }, () => createAgreement(clerk, { ...form, submissionId })),
  )
  expect(new Set(results.map(({ id }) => id)).size).toBe(1)
  const { rows } = await asOwner((client) =>
    client.query(`SELECT count(*)::int AS n FROM "Agreement" WHERE "title" = $1`, [form.title]),
  )
  expect(rows).toEqual([{ n: 1 }])
})

test('of ten people approving at once one succeeds and nine are told', async () => {
  const clerk = staff()
  const { id } = await createAgreement(clerk, {
    ...(await writeAs(clerk, { action: 'test' }, (tx) => agreementForm(tx))),
    intent: 'submit',
  })
  const attempts = await Promise.allSettled(
    Array.from({ length: 10 }, () => approveAgreement(reviewer(), id)),
  )
  expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const attempt of attempts) {
    if (attempt.status === 'rejected')
      expect(attempt.reason instanceof Conflict || attempt.reason instanceof Forbidden).toBe(true)
  }
})

test('a batch is all or nothing, and a filter never hands the reviewer his own submissions', async () => {
  const [clerk, checker] = [staff(), reviewer()]
  const submit = async (actor: typeof clerk) => {
    const form = await writeAs(actor, { action: 'test' }, (tx) => agreementForm(tx))
    return (await createAgreement(actor, { ...form, intent: 'submit' })).id
  }
  const [one, two, own] = [await submit(clerk), await submit(clerk), await submit(checker)]
  const ids = await approvableAgreementIds(checker, agreementFilter({ status: 'SUBMITTED' }))
  expect(ids).toEqual(expect.arrayContaining([one, two]))
  expect(ids).not.toContain(own)
  await expect(approveAgreements(checker, [one, own])).rejects.toThrow(Forbidden)
  expect(await getAgreement(checker, one)).toMatchObject({ status: 'SUBMITTED' })
  expect(await approveAgreements(checker, [one, two])).toBe(2)
  expect(await getAgreement(checker, two)).toMatchObject({ status: 'EFFECTIVE' })
})
