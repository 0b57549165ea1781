import { expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import {
  amendRegistration,
  cancelRegistration,
  createContract,
  fulfilContract,
  registerContract,
  rejectRegistration,
  requireCorrection,
  signContract,
  submitRegistration,
  updateContract,
  voidContract,
} from '@/lib/contracts/commands'
import { contractFilter, getContract, listContracts } from '@/lib/contracts/queries'
import { contractValues, registeredValues } from '@/lib/contracts/values'
import { addDays, dateOf, todayInShanghai } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { Forbidden, InvalidInput, NotFound, PossibleDuplicate, StaleVersion } from '@/lib/errors'
import { newId } from '@/lib/ids'
import { historyOf } from '@/lib/ledger/history'
import { createProject } from '@/lib/projects/commands'
import { rolledBack } from '@/tests/support/db'
import {
  contractForm,
  effectiveAgreement,
  enterpriseUser,
  institutionContact,
  organization,
  projectForm,
  reviewer,
  staff,
  unique,
} from '@/tests/support/factories'

const today = todayInShanghai(new Date())
const reason = { reason: '材料与合同文本不一致' }

let numbers = 0
function freshNumber() {
  numbers += 1
  return String(2026_0000_0000_0000 + numbers)
}

const registration = (changes: Record<string, string> = {}) => ({
  registrationNo: freshNumber(),
  registeredOn: '2026-03-05',
  authority: '示例技术合同登记机构',
  type: 'SERVICE',
  technologyFen: '50',
  ...changes,
})

/** The people of a test and a contract that waits for its registration. */
async function awaiting(tx: Tx, as: (actor: Actor) => Promise<void>, changes: Record<string, string> = {}) {
  const [clerk, checker] = [staff(), reviewer()]
  await as(clerk)
  const form = { ...(await contractForm(tx)), ...changes }
  const { id } = await createContract(clerk, { ...form, intent: 'sign' }, tx)
  await submitRegistration(clerk, id, tx)
  await as(checker)
  const contract = () => tx.technologyContract.findUniqueOrThrow({ where: { id } })
  const version = async () => String((await contract()).version)
  return { clerk, checker, form, id, contract, version }
}

async function registered(tx: Tx, as: (actor: Actor) => Promise<void>, changes: Record<string, string> = {}) {
  const world = await awaiting(tx, as)
  await registerContract(world.checker, world.id, { ...registration(changes), version: '2' }, tx)
  return world
}

/** The form of 变更登记 as its page opens it. */
async function amendmentForm(tx: Tx, actor: Actor, id: string) {
  const contract = await getContract(actor, id, tx)
  if (!contract) throw new Error(`no contract ${id}`)
  return { ...registeredValues(contract), version: String(contract.version), reason: '双方签订了补充协议' }
}

test('a contract walks from its draft to its registration and beyond, each step named in 变更记录', () =>
  rolledBack(async (tx, as) => {
    const [clerk, checker] = [staff(), reviewer()]
    await as(clerk)
    const { id } = await createContract(
      clerk,
      { ...(await contractForm(tx)), signedOn: addDays(today, 30) },
      tx,
    )
    const contract = () => tx.technologyContract.findUniqueOrThrow({ where: { id } })
    expect(await contract()).toMatchObject({
      status: 'DRAFT',
      code: expect.stringMatching(/^HT-\d{4}-\d{4,}$/),
    })

    await signContract(clerk, id, { signedOn: '2026-03-02' }, tx)
    await submitRegistration(clerk, id, tx)
    await as(checker)
    await requireCorrection(checker, id, reason, tx)
    expect(await contract()).toMatchObject({ status: 'CORRECTION_REQUIRED', statusReason: reason.reason })
    await as(clerk)
    await submitRegistration(clerk, id, tx)
    expect(await contract()).toMatchObject({ status: 'REGISTRATION_SUBMITTED', statusReason: null })
    await as(checker)
    const { version } = await contract()
    const given = registration()
    await registerContract(checker, id, { ...given, version: String(version) }, tx)
    expect(await contract()).toMatchObject({
      status: 'REGISTERED',
      registrationNo: given.registrationNo,
      registeredOn: dateOf('2026-03-05'),
      type: 'SERVICE',
      totalFen: 80_000_000n,
      technologyFen: 50_000_000n,
    })
    await fulfilContract(checker, id, { fulfilledFen: '80' }, tx)
    await amendRegistration(checker, id, { ...(await amendmentForm(tx, checker, id)), totalFen: '90' }, tx)
    expect(await contract()).toMatchObject({
      status: 'AMENDED',
      totalFen: 90_000_000n,
      fulfilledFen: 80_000_000n,
    })
    await cancelRegistration(checker, id, { ...reason, cancelledOn: '2026-04-01' }, tx)
    expect(await contract()).toMatchObject({
      status: 'CANCELLED',
      cancelledOn: dateOf('2026-04-01'),
      registrationNo: given.registrationNo,
    })

    const { entries } = await historyOf(checker, id, {}, tx)
    expect(entries.map(({ action }) => action)).toEqual([
      '撤销登记',
      '变更登记',
      '登记履约',
      '认定登记',
      '提交登记',
      '要求补正',
      '提交登记',
      '登记签订',
      '新增',
    ])
  }))

test('登记 is the reviewer’s, and nobody’s before it was submitted', () =>
  rolledBack(async (tx, as) => {
    const { clerk, checker, id, form } = await awaiting(tx, as)
    const other = await createContract(checker, { ...form, title: unique('另一合同'), intent: 'sign' }, tx)
    await expect(
      registerContract(checker, other.id, { ...registration(), version: '1' }, tx),
    ).rejects.toThrow(Forbidden)
    await as(clerk)
    for (const work of [
      () => registerContract(clerk, id, { ...registration(), version: '2' }, tx),
      () => requireCorrection(clerk, id, reason, tx),
      () => rejectRegistration(clerk, id, reason, tx),
      () => updateContract(clerk, id, { ...form, version: '2' }, tx),
    ]) {
      await expect(work()).rejects.toThrow(Forbidden)
    }
    await as(checker)
    await rejectRegistration(checker, id, reason, tx)
    await expect(submitRegistration(checker, id, tx)).rejects.toThrow(Forbidden)
    await expect(requireCorrection(checker, id, { reason: '' }, tx)).rejects.toThrow(InvalidInput)
  }))

test('what is registered has to agree with the contract', () =>
  rolledBack(async (tx, as) => {
    const { checker, id } = await awaiting(tx, as)
    const refused = (changes: Record<string, string>) =>
      registerContract(checker, id, { ...registration(changes), version: '2' }, tx)
    await expect(refused({ technologyFen: '80.000001' })).rejects.toHaveProperty('fieldErrors.technologyFen')
    await expect(refused({ technologyFen: '' })).rejects.toHaveProperty('fieldErrors.technologyFen')
    await expect(refused({ registeredOn: '2026-02-28' })).rejects.toHaveProperty('fieldErrors.registeredOn')
    await expect(refused({ registeredOn: addDays(today, 1) })).rejects.toHaveProperty(
      'fieldErrors.registeredOn',
    )
    await expect(refused({ registrationNo: '12345' })).rejects.toHaveProperty('fieldErrors.registrationNo')
    await expect(refused({ authority: '' })).rejects.toHaveProperty('fieldErrors.authority')
    await expect(registerContract(checker, id, { ...registration(), version: '1' }, tx)).rejects.toThrow(
      StaleVersion,
    )
    await refused({ technologyFen: '80' })
  }))

test('a registration number belongs to one contract, voided or not', () =>
  rolledBack(async (tx, as) => {
    const first = await registered(tx, as, { registrationNo: '2026130600000001' })
    const second = await awaiting(tx, as)
    const taken = { ...registration({ registrationNo: '2026130600000001' }), version: '2' }
    await expect(registerContract(second.checker, second.id, taken, tx)).rejects.toHaveProperty(
      'fieldErrors.registrationNo',
    )
    await voidContract(second.checker, first.id, reason, tx)
    await expect(registerContract(second.checker, second.id, taken, tx)).rejects.toHaveProperty(
      'fieldErrors.registrationNo',
    )
  }))

test('变更登记 corrects everything with a reason, within the same rules', () =>
  rolledBack(async (tx, as) => {
    const { clerk, checker, id } = await registered(tx, as)
    const open = await amendmentForm(tx, checker, id)
    const amend = (changes: Record<string, string>) =>
      amendRegistration(checker, id, { ...open, ...changes }, tx)
    await fulfilContract(checker, id, { fulfilledFen: '60' }, tx)
    await expect(amend({ title: '更名后的合同' })).rejects.toThrow(StaleVersion)
    Object.assign(open, await amendmentForm(tx, checker, id))
    await expect(amend({ reason: '' })).rejects.toHaveProperty('fieldErrors.reason')
    await expect(amend({ totalFen: '59' })).rejects.toHaveProperty('fieldErrors.totalFen')
    await expect(amend({ technologyFen: '81' })).rejects.toHaveProperty('fieldErrors.technologyFen')
    await expect(amend({ technologyFen: '' })).rejects.toHaveProperty('fieldErrors.technologyFen')
    await expect(amend({ signedOn: '2026-03-06' })).rejects.toHaveProperty('fieldErrors.registeredOn')
    await amend({ title: '更名后的合同', technologyFen: '70' })
    expect(await getContract(checker, id, tx)).toMatchObject({
      status: 'AMENDED',
      title: '更名后的合同',
      technologyFen: 70_000_000n,
      statusReason: '双方签订了补充协议',
    })
    await as(clerk)
    await expect(amendRegistration(clerk, id, await amendmentForm(tx, clerk, id), tx)).rejects.toThrow(
      Forbidden,
    )
    await expect(updateContract(clerk, id, { ...open }, tx)).rejects.toThrow(Forbidden)
    await expect(voidContract(clerk, id, reason, tx)).rejects.toThrow(Forbidden)
  }))

test('a registration is not cancelled before it was given', () =>
  rolledBack(async (tx, as) => {
    const { checker, id } = await registered(tx, as)
    const cancel = (cancelledOn: string) => cancelRegistration(checker, id, { ...reason, cancelledOn }, tx)
    await expect(cancel('2026-03-04')).rejects.toHaveProperty('fieldErrors.cancelledOn')
    await expect(cancel(addDays(today, 1))).rejects.toHaveProperty('fieldErrors.cancelledOn')
    await cancel('2026-03-05')
    await expect(cancel('2026-03-06')).rejects.toThrow(Forbidden)
  }))

test('no more is fulfilled than was agreed', () =>
  rolledBack(async (tx, as) => {
    const { clerk, id, form } = await awaiting(tx, as)
    await as(clerk)
    await expect(fulfilContract(clerk, id, { fulfilledFen: '80.000001' }, tx)).rejects.toHaveProperty(
      'fieldErrors.fulfilledFen',
    )
    await fulfilContract(clerk, id, { fulfilledFen: '80' }, tx)
    const draft = await createContract(clerk, { ...form, title: unique('拟订的合同') }, tx)
    await expect(fulfilContract(clerk, draft.id, { fulfilledFen: '1' }, tx)).rejects.toThrow(Forbidden)
  }))

test('a signed contract carries no day ahead; a drafted one may', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = { ...(await contractForm(tx)), signedOn: addDays(today, 1) }
    await expect(createContract(clerk, { ...form, intent: 'sign' }, tx)).rejects.toHaveProperty(
      'fieldErrors.signedOn',
    )
    const { id } = await createContract(clerk, form, tx)
    await expect(signContract(clerk, id, { signedOn: addDays(today, 1) }, tx)).rejects.toHaveProperty(
      'fieldErrors.signedOn',
    )
    await signContract(clerk, id, { signedOn: today }, tx)
    await expect(updateContract(clerk, id, { ...form, version: '2' }, tx)).rejects.toHaveProperty(
      'fieldErrors.signedOn',
    )
    await expect(signContract(clerk, id, { signedOn: today }, tx)).rejects.toThrow(Forbidden)
  }))

test('one side at least is local, and the sides follow', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const local = await organization(tx)
    const neighbour = await organization(tx)
    const [university, institute] = [
      await organization(tx, 'UNIVERSITY'),
      await organization(tx, 'INSTITUTE'),
    ]
    const make = async (sellerId: string, buyerId: string) =>
      createContract(
        clerk,
        {
          ...(await contractForm(tx, { enterpriseId: local.id, partnerId: university.id })),
          sellerId,
          buyerId,
        },
        tx,
      )
    const sold = await make(local.id, university.id)
    const bought = await make(institute.id, local.id)
    const within = await make(local.id, neighbour.id)
    await expect(make(university.id, institute.id)).rejects.toHaveProperty('fieldErrors.buyerId')
    await expect(make(newId(), local.id)).rejects.toHaveProperty('fieldErrors.sellerId')

    const list = await listContracts(clerk, contractFilter({ organizationId: local.id }), tx)
    const sides = Object.fromEntries(list.items.map((item) => [item.id, item.sides]))
    expect(sides).toEqual({
      [sold.id]: ['OUTPUT'],
      [bought.id]: ['ABSORPTION'],
      [within.id]: ['OUTPUT', 'ABSORPTION'],
    })
    const ids = async (side: string) =>
      (await listContracts(clerk, contractFilter({ organizationId: local.id, side }), tx)).items
        .map(({ id }) => id)
        .sort()
    expect(await ids('OUTPUT')).toEqual([sold.id, within.id].sort())
    expect(await ids('ABSORPTION')).toEqual([bought.id, within.id].sort())
    expect(await getContract(clerk, within.id, tx)).toMatchObject({ sides: ['OUTPUT', 'ABSORPTION'] })
  }))

test('a party keeps the name it signed under', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await contractForm(tx)
    const { id } = await createContract(clerk, form, tx)
    const before = await getContract(clerk, id, tx)
    await tx.organization.update({ where: { id: String(form.buyerId) }, data: { name: '改名以后的企业' } })
    const values = before && contractValues(before)
    await updateContract(clerk, id, { ...values, note: '改了备注', version: '1' }, tx)
    expect(await getContract(clerk, id, tx)).toMatchObject({ buyerName: before?.buyerName, note: '改了备注' })
  }))

test('its agreement and its project belong together', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const enterprise = await organization(tx)
    const project = await projectForm(tx, { enterpriseId: enterprise.id })
    const { id: projectId } = await createProject(clerk, project, tx)
    const own = String(project.agreementId)
    const [second, foreign] = [
      await effectiveAgreement(tx, { enterpriseId: enterprise.id }),
      await effectiveAgreement(tx),
    ]
    const form = await contractForm(tx, { enterpriseId: enterprise.id })
    const refused = (changes: Record<string, string>) => createContract(clerk, { ...form, ...changes }, tx)
    await expect(refused({ agreementId: second, projectId })).rejects.toHaveProperty('fieldErrors.projectId')
    await expect(refused({ agreementId: foreign })).rejects.toHaveProperty('fieldErrors.agreementId')
    await expect(refused({ agreementId: newId() })).rejects.toHaveProperty('fieldErrors.agreementId')
    await expect(refused({ projectId: newId() })).rejects.toHaveProperty('fieldErrors.projectId')
    const { id } = await createContract(clerk, { ...form, projectId }, tx)
    expect(await getContract(clerk, id, tx)).toMatchObject({ projectId, agreementId: own })
  }))

test('a look-alike of the same two parties within 90 days is shown first, whichever of them sells', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const form = await contractForm(tx, { title: '轴承热处理工艺开发' })
    const first = await createContract(clerk, form, tx)
    const again = {
      ...form,
      title: '轴承热处理工艺的开发',
      sellerId: form.buyerId,
      buyerId: form.sellerId,
      signedOn: '2026-05-30',
    }
    await expect(createContract(clerk, again, tx)).rejects.toThrow(PossibleDuplicate)
    await expect(createContract(clerk, again, tx)).rejects.toMatchObject({
      candidates: [expect.objectContaining({ id: first.id })],
    })
    await createContract(clerk, { ...again, signedOn: '2026-05-31' }, tx)
    await createContract(clerk, { ...again, confirmDuplicate: '1' }, tx)
  }))

test('both parties read their contract, others do not, and none of them writes', () =>
  rolledBack(async (tx, as) => {
    const [clerk, buyer, seller, other] = [
      staff(),
      await enterpriseUser(tx),
      await institutionContact(tx),
      await enterpriseUser(tx),
    ]
    await as(clerk)
    const form = await contractForm(tx, {
      enterpriseId: buyer.organizationId,
      partnerId: seller.organizationId,
    })
    const { id } = await createContract(clerk, form, tx)
    for (const party of [buyer, seller]) {
      await as(party)
      expect((await listContracts(party, contractFilter({}), tx)).items.map((row) => row.id)).toEqual([id])
      expect((await getContract(party, id, tx))?.id).toBe(id)
      await expect(updateContract(party, id, { ...form, version: '1' }, tx)).rejects.toThrow(Forbidden)
      await expect(signContract(party, id, { signedOn: today }, tx)).rejects.toThrow(Forbidden)
      await expect(createContract(party, form, tx)).rejects.toThrow(Forbidden)
    }
    await as(other)
    expect(
      (await listContracts(other, contractFilter({ organizationId: buyer.organizationId }), tx)).total,
    ).toBe(0)
    expect(await getContract(other, id, tx)).toBeNull()
    await expect(signContract(other, id, { signedOn: today }, tx)).rejects.toThrow(NotFound)
  }))

test('the list adds both amounts, of the page and of all, and only what counts where asked', () =>
  rolledBack(async (tx, as) => {
    const { clerk, checker, id, form } = await registered(tx, as)
    await as(clerk)
    const buyerId = String(form.buyerId)
    await createContract(
      clerk,
      { ...form, title: unique('不同的合同'), totalFen: '0.5', technologyFen: '', signedOn: '2026-03-02' },
      tx,
    )
    const all = await listContracts(
      clerk,
      { ...contractFilter({ organizationId: buyerId }), pageSize: 1 },
      tx,
    )
    expect(all).toMatchObject({
      total: 2,
      sums: { totalFen: 80_500_000n, technologyFen: 50_000_000n },
      pageSums: { totalFen: 500_000n, technologyFen: 0n },
    })
    const sums = async (params: Record<string, string>) => {
      const { total, sums } = await listContracts(
        clerk,
        contractFilter({ organizationId: buyerId, ...params }),
        tx,
      )
      return { total, ...sums }
    }
    const counted = { total: 1, totalFen: 80_000_000n, technologyFen: 50_000_000n }
    expect(await sums({ counted: 'yes' })).toEqual(counted)
    expect(await sums({ registeredFrom: '2026-03-05', registeredTo: '2026-03-05' })).toEqual(counted)
    expect(await sums({ type: 'SERVICE', status: 'REGISTERED' })).toEqual(counted)
    await as(checker)
    await cancelRegistration(checker, id, { ...reason, cancelledOn: '2026-04-01' }, tx)
    expect(await sums({ counted: 'yes' })).toEqual({ total: 0, totalFen: 0n, technologyFen: 0n })
  }))
