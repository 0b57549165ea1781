import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { type Tx, writeAs } from '@/lib/db'
import { isCity, normalizeRegion, REGION_UNKNOWN } from '@/lib/dictionaries/regions'
import { allow, Conflict, InvalidInput, NotFound, PossibleDuplicate } from '@/lib/errors'
import { creditCodeField, flag, oneOf, reasonField, submissionKey, text } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import { OrganizationKind } from '@/lib/generated/prisma/enums'
import { isId, newId } from '@/lib/ids'
import { checkCreditCode } from '@/lib/organizations/credit-code'
import { normalizeName } from '@/lib/organizations/name'
import { canVoid } from '@/lib/organizations/policy'
import {
  asOption,
  getOrganization,
  type OrganizationOption,
  organizationHref,
} from '@/lib/organizations/queries'
import { type OrganizationFacts, organizationRules } from '@/lib/organizations/rules'
import { checkOrganization, type OrganizationInput, organizationInput } from '@/lib/organizations/schema'
import { organizationValues } from '@/lib/organizations/values'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(
  organizationInput.extend({ submissionId: submissionKey, confirmDuplicate: flag }),
  checkOrganization,
)

export async function createOrganization(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, confirmDuplicate, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'organization.create' },
    (tx) =>
      once(tx, actor, 'organization', submissionId, newId(), async (id) => {
        organizationRules.create(actor, input, await organizationRules.facts(tx, [input]))
        if (!confirmDuplicate) await showNamesakes(tx, input)
        const code = await nextCode(tx, 'organization', yearOf(null))
        await tx.organization.create({ data: { id, code, ...columns(input, code) } })
        await tx.organizationAlias.createMany({ data: aliasRows(id, input) })
      }),
    outer,
  )
}

/** Many at once, in two statements, for rows that went through the schema: the new organizations of an import. */
export async function createOrganizations(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: OrganizationInput }[],
  facts: OrganizationFacts,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const organizations: Prisma.OrganizationCreateManyInput[] = []
  for (const { id, input } of rows) {
    await breathe()
    organizationRules.create(actor, input, facts)
    const code = await nextCode(tx, 'organization', yearOf(null))
    const written = columns(input, code)
    organizations.push({ id, code, ...written, searchGrams: allGramsOf(written.searchText) })
  }
  const aliases = rows.flatMap(({ id, input }) => aliasRows(id, input))
  return async () => {
    await insertMany(tx, 'Organization', organizations)
    await insertMany(
      tx,
      'OrganizationAlias',
      aliases.map((alias) => ({ id: newId(), ...alias })),
    )
  }
}

const edit = withRules(organizationInput.extend({ version: z.coerce.number().int() }), checkOrganization)

export async function updateOrganization(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'organization.update' },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      organizationRules.change(actor, before, input, await organizationRules.facts(tx, [input]))
      const { count } = await tx.organization.updateMany({
        where: { id, version },
        data: columns(input, before.code),
      })
      if (count === 0)
        throw await staleVersion(tx, 'Organization', id, organizationValues(before), before.version)
      await replaceAliases(tx, id, input)
      return { id }
    },
    outer,
  )
}

/** 作废: a wrong entry. Refused while records stand on it, because their figures would lose their party. */
export async function voidOrganization(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await writeAs(
    actor,
    { action: 'organization.void', reason },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      allow(canVoid(actor, before))
      await refuseWhileUsed(tx, id)
      const { count } = await tx.organization.updateMany({
        where: { id, version: before.version },
        data: { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId },
      })
      if (count === 0) throw new Conflict('该单位刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const organization = await getOrganization(actor, id, tx)
  if (!organization) throw new NotFound('单位')
  return organization
}

function columns(input: OrganizationInput, code: string) {
  const { aliases, creditCode, ...fields } = input
  const checked = checkCreditCode(creditCode ?? '')
  const isLocal = isCity(input.regionCode)
  return {
    ...fields,
    creditCode: creditCode ?? null,
    creditCodeStatus: codeStatus(checked.status, input),
    isLocal,
    normalizedName: normalizeName(input.name),
    ...searchColumns({
      texts: [input.name, ...aliases.map(({ alias }) => alias), code, creditCode ?? ''],
      sortBy: input.sortKeyOverride ?? input.name,
    }),
  }
}

function codeStatus(status: ReturnType<typeof checkCreditCode>['status'], input: OrganizationInput) {
  switch (status) {
    case 'ok':
      return 'VERIFIED' as const
    case 'pilot':
      return 'PILOT_VERIFIED' as const
    case 'empty':
      return input.kind === 'ENTERPRISE' ? ('PENDING' as const) : ('NONE' as const)
    case 'bad':
      throw new InvalidInput({ creditCode: ['统一社会信用代码校验不通过,请核对营业执照'] })
  }
}

function aliasRows(organizationId: string, { aliases }: OrganizationInput) {
  const byName = new Map(aliases.map((row) => [normalizeName(row.alias), row]))
  return [...byName].map(([normalized, { alias, kind }]) => ({ organizationId, alias, normalized, kind }))
}

/** Only what differs is written, so that the ledger shows what somebody really changed. */
async function replaceAliases(tx: Tx, organizationId: string, input: OrganizationInput) {
  const wanted = aliasRows(organizationId, input)
  const present = await tx.organizationAlias.findMany({ where: { organizationId } })
  const same = (a: { normalized: string; kind: string; alias: string }) => (b: typeof a) =>
    a.normalized === b.normalized && a.kind === b.kind && a.alias === b.alias
  const gone = present.filter((row) => !wanted.some(same(row)))
  await tx.organizationAlias.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  await tx.organizationAlias.createMany({ data: wanted.filter((row) => !present.some(same(row))) })
}

async function showNamesakes(tx: Tx, input: OrganizationInput) {
  const normalized = [normalizeName(input.name), ...input.aliases.map(({ alias }) => normalizeName(alias))]
  const namesakes = await tx.organization.findMany({
    where: {
      voidedAt: null,
      OR: [{ normalizedName: { in: normalized } }, { aliases: { some: { normalized: { in: normalized } } } }],
    },
    select: {
      id: true,
      name: true,
      kind: true,
      creditCode: true,
      regionCode: true,
      legalRepresentative: true,
    },
    take: 5,
  })
  if (namesakes.length === 0) return
  throw new PossibleDuplicate(
    namesakes.map((row) => ({
      id: row.id,
      title: row.name,
      href: organizationHref(row),
      values: {
        name: row.name,
        kind: row.kind,
        creditCode: row.creditCode ?? '',
        regionCode: row.regionCode,
        legalRepresentative: row.legalRepresentative ?? '',
      },
    })),
    '库中已有同名或别名相同的单位,请先比对',
  )
}

async function refuseWhileUsed(tx: Tx, id: string) {
  const uses = [
    {
      what: '协议',
      count: await tx.agreementParty.count({ where: { organizationId: id, agreement: { voidedAt: null } } }),
    },
    {
      what: '项目',
      count: await tx.projectParty.count({ where: { organizationId: id, project: { voidedAt: null } } }),
    },
    {
      what: '意向',
      count: await tx.intention.count({
        where: { voidedAt: null, OR: [{ enterpriseId: id }, { partnerId: id }] },
      }),
    },
    {
      what: '技术合同',
      count: await tx.technologyContract.count({
        where: { voidedAt: null, OR: [{ sellerId: id }, { buyerId: id }] },
      }),
    },
    {
      what: '专利',
      count: await tx.patentHolder.count({ where: { organizationId: id, patent: { voidedAt: null } } }),
    },
    {
      what: '成果',
      count: await tx.achievementOwner.count({
        where: { organizationId: id, achievement: { voidedAt: null } },
      }),
    },
    {
      what: '下级单位',
      count: await tx.organization.count({
        where: { voidedAt: null, OR: [{ parentId: id }, { groupId: id }] },
      }),
    },
    {
      what: '用户',
      count: isId(id) ? await tx.user.count({ where: { organizationId: id, disabledAt: null } }) : 0,
    },
  ].filter(({ count }) => count > 0)
  if (uses.length === 0) return
  const list = uses.map(({ what, count }) => `${what} ${count} 条`).join('、')
  throw new Conflict(`该单位仍被引用(${list}),请先处理这些记录再作废`)
}

const inline = z.object({ name: text(100), kind: oneOf(OrganizationKind), creditCode: creditCodeField })

/** What a picker asks for when the register lacks somebody; the region comes from the credit code where there is one. */
export async function createOrganizationInline(actor: Actor, raw: unknown): Promise<OrganizationOption> {
  const { name, kind, creditCode } = parse(inline, raw)
  const regionCode = (creditCode && normalizeRegion(creditCode.slice(2, 8))) || REGION_UNKNOWN
  const { id } = await createOrganization(actor, {
    name,
    kind,
    creditCode: creditCode ?? '',
    regionCode,
    status: 'ACTIVE',
  })
  return asOption({ id, name, kind, regionCode, creditCode })
}
