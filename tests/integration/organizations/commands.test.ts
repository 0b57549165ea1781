import { expect, test } from 'vitest'
import type { InvalidInput, PossibleDuplicate } from '@/lib/errors'
import {
  createOrganization,
  createOrganizationInline,
  updateOrganization,
  voidOrganization,
} from '@/lib/organizations/commands'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import {
  getOrganization,
  holderOfCreditCode,
  listOrganizations,
  organizationChoices,
  organizationFilter,
} from '@/lib/organizations/queries'
import { rolledBack } from '@/tests/support/db'
import { agreement, organization, organizationForm, staff, unique } from '@/tests/support/factories'

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: unknown) => error,
  )

test('a valid credit code is marked as checked, a missing one of an enterprise as to be verified', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const coded = await createOrganization(
      clerk,
      { ...organizationForm(), creditCode: makeCreditCode('91', 777_001) },
      tx,
    )
    const bare = await createOrganization(clerk, organizationForm(), tx)
    expect(await getOrganization(clerk, coded.id, tx)).toMatchObject({
      creditCodeStatus: 'VERIFIED',
      isLocal: true,
    })
    expect(await getOrganization(clerk, bare.id, tx)).toMatchObject({ creditCodeStatus: 'PENDING' })
  }))

test('a pilot code that breaks the check needs evidence; any other is refused at its field', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const pilot = { ...organizationForm(), creditCode: '91350100M0001TGQXM' }
    expect(await refusal(createOrganization(clerk, pilot, tx))).toHaveProperty(
      'fieldErrors.creditCodeEvidence',
    )
    const { id } = await createOrganization(
      clerk,
      { ...pilot, creditCodeEvidence: '营业执照扫描件 2015-001' },
      tx,
    )
    expect(await getOrganization(clerk, id, tx)).toMatchObject({ creditCodeStatus: 'PILOT_VERIFIED' })
    const bad = await refusal(
      createOrganization(clerk, { ...organizationForm(), creditCode: '911100006000373410' }, tx),
    )
    expect((bad as InvalidInput).fieldErrors.creditCode?.[0]).toMatch(/\p{Script=Han}/u)
  }))

test('the same code cannot be registered twice; the refusal names who has it', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const creditCode = makeCreditCode('91', 777_002)
    const first = organizationForm()
    const { id } = await createOrganization(clerk, { ...first, creditCode }, tx)
    const wrong = await refusal(createOrganization(clerk, { ...organizationForm(), creditCode }, tx))
    expect((wrong as InvalidInput).fieldErrors.creditCode?.[0]).toContain(first.name)
    const saved = await getOrganization(clerk, id, tx)
    expect(saved?.creditCode).toBe(creditCode)
  }))

test('a namesake, also by alias and with other brackets, is shown first', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const name = unique('示例(定州)纳米材料有限公司')
    const { id } = await createOrganization(
      clerk,
      {
        ...organizationForm({ title: name }),
        aliases: { 0: { alias: unique('示例纳米'), kind: 'ABBREVIATION' } },
      },
      tx,
    )
    const again = { ...organizationForm({ title: name.replace('(', '（').replace(')', '）') }) }
    const shown = await refusal(createOrganization(clerk, again, tx))
    expect((shown as PossibleDuplicate).candidates.map((candidate) => candidate.id)).toEqual([id])
    await createOrganization(clerk, { ...again, confirmDuplicate: '1' }, tx)
  }))

test('found by name, short name, initials and the end of the code; sorted by pinyin with 重庆 under ch', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const make = (name: string, alias?: string) =>
      createOrganization(
        clerk,
        {
          name,
          kind: 'INSTITUTE',
          regionCode: '110000',
          status: 'ACTIVE',
          ...(alias ? { aliases: { 0: { alias, kind: 'COLLOQUIAL' } } } : {}),
        },
        tx,
      )
    await make('重庆示例研究所甲')
    await make('北京示例研究所甲')
    await make('长安示例研究所甲', '长安所俗名')
    const named = async (q: string) =>
      (await listOrganizations(clerk, organizationFilter('institutions', { q }), tx)).items.map(
        ({ name }) => name,
      )
    expect(await named('示例研究所甲')).toEqual(['北京示例研究所甲', '长安示例研究所甲', '重庆示例研究所甲'])
    expect(await named('cqsl')).toEqual(['重庆示例研究所甲'])
    expect(await named('所俗')).toEqual(['长安示例研究所甲'])
  }))

test('no organization is above itself, in one step or two', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    await as(clerk)
    const [a, b] = [await organization(tx, 'INSTITUTE'), await organization(tx, 'INSTITUTE')]
    const form = (name: string, parentId: string, version: number) => ({
      name,
      kind: 'INSTITUTE',
      regionCode: '110000',
      status: 'ACTIVE',
      parentId,
      version: String(version),
    })
    await as(clerk)
    await updateOrganization(clerk, a.id, form(a.name, b.id, 1), tx)
    const wrong = await refusal(updateOrganization(clerk, b.id, form(b.name, a.id, 1), tx))
    expect((wrong as InvalidInput).fieldErrors.parentId).toEqual(['不能选择本单位或其下级单位'])
  }))

test('an organization that records stand on is not voided; the refusal counts them', () =>
  rolledBack(async (tx, as) => {
    const clerk = staff()
    const { id } = await agreement(tx, clerk, {})
    await as(clerk)
    const row = await tx.agreement.findFirst({ where: { id }, select: { enterpriseId: true } })
    await expect(
      voidOrganization(clerk, row?.enterpriseId ?? '', { reason: '重复登记需要作废' }, tx),
    ).rejects.toThrow(/协议 1 条/)
  }))

test('an organization added from a form takes its place from its credit code, or waits for one', async () => {
  const clerk = staff()
  const coded = await createOrganizationInline(clerk, {
    name: unique('示例铸造有限公司'),
    kind: 'ENTERPRISE',
    creditCode: makeCreditCode('91', 777_003, '130682'),
  })
  expect(coded.region).toContain('定州')
  const bare = await createOrganizationInline(clerk, {
    name: unique('示例境外机构'),
    kind: 'OVERSEAS',
    creditCode: '',
  })
  expect(bare.region).toBe('待核实')
  expect((await organizationChoices(clerk, coded.name)).map(({ id }) => id)).toEqual([coded.id])
  expect(await holderOfCreditCode(clerk, makeCreditCode('91', 777_003, '130682'))).toMatchObject({
    id: coded.id,
  })
})
