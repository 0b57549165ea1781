import { expect, test } from 'vitest'
import { createAchievement } from '@/lib/achievements/commands'
import { createContract } from '@/lib/contracts/commands'
import { setActor, type Tx } from '@/lib/db'
import { createIntention } from '@/lib/intentions/commands'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { mergeOrganizations, undoMerge } from '@/lib/organizations/merge'
import { readNameIndex } from '@/lib/organizations/names/queries'
import { rankCandidates } from '@/lib/organizations/names/rank'
import { createPatent } from '@/lib/patents/commands'
import { createProject } from '@/lib/projects/commands'
import { asOwner, rolledBack } from '@/tests/support/db'
import {
  achievementForm,
  administrator,
  contractForm,
  enterpriseUser,
  intentionForm,
  leader,
  organization,
  patentForm,
  projectForm,
  staff,
  unique,
} from '@/tests/support/factories'

const merging = (winnerId: string, loserId: string, more: Record<string, string> = {}) => ({
  winnerId,
  loserId,
  reason: '同一单位登记了两次',
  aliasKind: 'MISSPELLING',
  ...more,
})

/** A project with its agreement, an intention, a contract, a patent and an achievement, a subsidiary and a user. */
async function recordsOf(tx: Tx, enterpriseId: string) {
  const clerk = staff()
  const { id: partnerId } = await organization(tx, 'UNIVERSITY')
  const sides = { enterpriseId, partnerId }
  await setActor(tx, clerk)
  const { id: projectId } = await createProject(clerk, await projectForm(tx, sides), tx)
  await setActor(tx, clerk)
  await createIntention(clerk, await intentionForm(tx, sides), tx)
  await createContract(clerk, await contractForm(tx, sides), tx)
  await createPatent(clerk, await patentForm(tx, sides), tx)
  await createAchievement(clerk, await achievementForm(tx, sides), tx)
  await organization(tx, 'ENTERPRISE', { parentId: enterpriseId, groupId: enterpriseId })
  await setActor(tx, administrator())
  const account = unique('user')
  await tx.user.create({
    data: { account, name: account, role: 'ENTERPRISE_USER', organizationId: enterpriseId },
  })
  await setActor(tx, clerk)
  return { clerk, projectId, partnerId, account }
}

/** Every row of every table but the ledger and the bookkeeping of merges, that holds this id anywhere. */
async function rowsWith(tx: Tx, id: string): Promise<Record<string, unknown[]>> {
  // users are the administrator's business
  await setActor(tx, administrator())
  const tables = await tx.$queryRaw<{ name: string }[]>`
    SELECT tablename AS name FROM pg_tables
     WHERE schemaname = 'public' AND has_table_privilege(current_user, format('%I.%I', schemaname, tablename), 'SELECT')
       AND tablename NOT IN ('Change', 'OrganizationMerge', '_prisma_migrations')`
  const found: Record<string, unknown[]> = {}
  for (const { name } of tables) {
    const rows = await tx.$queryRawUnsafe<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(whole) - 'version' - 'updatedAt' - 'searchGrams' AS row FROM "${name}" AS whole
        WHERE to_jsonb(whole)::text LIKE '%' || $1 || '%' ORDER BY to_jsonb(whole) ->> 'id'`,
      id,
    )
    if (rows.length > 0) found[name] = rows.map(({ row }) => row)
  }
  return found
}

const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

test('nothing points to the loser any more, and undoing puts back exactly what was there', () =>
  rolledBack(async (tx) => {
    const winner = await organization(tx)
    const loser = await organization(tx, 'ENTERPRISE', {
      creditCode: makeCreditCode('91', 880_001),
      address: '示例路 1 号',
    })
    const { clerk } = await recordsOf(tx, loser.id)
    const alias = unique('俗名')
    await tx.organizationAlias.create({
      data: { organizationId: loser.id, alias, normalized: alias, kind: 'COLLOQUIAL' },
    })
    const before = await rowsWith(tx, loser.id)
    expect(Object.keys(before)).toEqual(
      expect.arrayContaining([
        ...['Achievement', 'AchievementOwner', 'Agreement', 'AgreementParty', 'Intention', 'Organization'],
        ...['Patent', 'PatentHolder', 'Project', 'ProjectParty', 'TechnologyContract', 'User'],
      ]),
    )
    const winnerBefore = await tx.organization.findUniqueOrThrow({
      where: { id: winner.id },
      include: { aliases: true },
    })

    await setActor(tx, clerk)
    const { id } = await mergeOrganizations(clerk, merging(winner.id, loser.id), tx)
    const left = await rowsWith(tx, loser.id)
    expect(Object.keys(left).sort()).toEqual(['Organization', 'OrganizationAlias'])
    expect(left.Organization).toMatchObject([
      { id: loser.id, mergedIntoId: winner.id, status: 'MERGED', creditCode: null },
    ])
    const moved = await rowsWith(tx, winner.id)
    expect(moved.Organization).toContainEqual(
      expect.objectContaining({
        id: winner.id,
        creditCode: makeCreditCode('91', 880_001),
        address: '示例路 1 号',
      }),
    )
    expect(moved.OrganizationAlias).toHaveLength(2)

    await setActor(tx, clerk)
    expect(await undoMerge(clerk, id, { reason: '两家不是同一单位' }, tx)).toEqual([])
    expect(await rowsWith(tx, loser.id)).toEqual(before)
    const winnerAfter = await tx.organization.findUniqueOrThrow({
      where: { id: winner.id },
      include: { aliases: true },
    })
    const { version: _, updatedAt: __, searchGrams: ___, ...rest } = winnerBefore
    expect(winnerAfter).toMatchObject(rest)
    expect(await refusal(undoMerge(clerk, id, { reason: '再来撤销一次' }, tx))).toContain('已撤销')
  }))

test('what people did since stays: other fields are kept, and a changed party stays where it was put', () =>
  rolledBack(async (tx) => {
    const [winner, loser] = [await organization(tx), await organization(tx)]
    const { clerk, projectId } = await recordsOf(tx, loser.id)
    const { id } = await mergeOrganizations(clerk, merging(winner.id, loser.id), tx)
    await setActor(tx, clerk)
    const intention = await tx.intention.findFirstOrThrow({ where: { enterpriseId: winner.id } })
    await tx.intention.update({ where: { id: intention.id }, data: { note: '合并之后写的' } })
    const third = await organization(tx)
    const party = await tx.projectParty.findFirstOrThrow({ where: { projectId, organizationId: winner.id } })
    await tx.projectParty.update({ where: { id: party.id }, data: { organizationId: third.id } })
    await tx.organization.update({ where: { id: winner.id }, data: { address: '新地址' } })

    expect(await undoMerge(clerk, id, { reason: '两个单位弄混了' }, tx)).toEqual([
      { table: 'Project', id: projectId },
    ])
    expect(await tx.intention.findUniqueOrThrow({ where: { id: intention.id } })).toMatchObject({
      enterpriseId: loser.id,
      note: '合并之后写的',
    })
    // the project and its parties go together
    expect(await tx.project.findUniqueOrThrow({ where: { id: projectId } })).toMatchObject({
      enterpriseId: winner.id,
    })
    expect(await tx.organization.findUniqueOrThrow({ where: { id: winner.id } })).toMatchObject({
      address: '新地址',
    })
    expect(await tx.organizationMerge.findUniqueOrThrow({ where: { id } })).toMatchObject({
      kept: [{ table: 'Project', id: projectId }],
    })
  }))

test('a record that names both keeps one of them, and gets both back', () =>
  rolledBack(async (tx) => {
    const [winner, loser] = [await organization(tx), await organization(tx)]
    const { clerk, projectId } = await recordsOf(tx, loser.id)
    const parties = () => tx.projectParty.findMany({ where: { projectId }, orderBy: { position: 'asc' } })
    const own = (await parties()).find(({ organizationId }) => organizationId === loser.id)
    await tx.projectParty.create({
      data: { projectId, organizationId: winner.id, name: winner.name, role: 'PARTICIPANT', position: 7 },
    })
    const project = await tx.project.findUniqueOrThrow({ where: { id: projectId } })
    await tx.project.update({
      where: { id: projectId },
      data: { participantIds: [...project.participantIds, winner.id] },
    })
    const before = await parties()
    const { id } = await mergeOrganizations(clerk, merging(winner.id, loser.id), tx)
    expect((await parties()).filter(({ organizationId }) => organizationId === winner.id)).toHaveLength(1)
    const { participantIds } = await tx.project.findUniqueOrThrow({ where: { id: projectId } })
    expect(participantIds).toHaveLength(new Set(participantIds).size)
    expect(own).toBeDefined()

    expect(await undoMerge(clerk, id, { reason: '两个单位弄混了' }, tx)).toEqual([])
    expect(await parties()).toEqual(before)
  }))

test('the loser of a merge is found by its names and its code from then on', () =>
  rolledBack(async (tx) => {
    const [code, other] = [makeCreditCode('91', 880_011), makeCreditCode('91', 880_012)]
    const winner = await organization(tx, 'ENTERPRISE', { creditCode: code })
    const loser = await organization(tx, 'ENTERPRISE', { creditCode: other })
    const clerk = staff()
    await setActor(tx, clerk)
    expect(await refusal(mergeOrganizations(clerk, merging(winner.id, loser.id), tx))).toContain('请检查')
    await mergeOrganizations(clerk, merging(winner.id, loser.id, { confirmCodes: 'true' }), tx)
    const register = await readNameIndex(tx)
    expect(rankCandidates(loser.name, register, { creditCode: other })).toMatchObject([
      { organizationId: winner.id, verdict: 'same-code' },
    ])
  }))

test('what cannot be one organization is refused; so is whoever keeps no records', () =>
  rolledBack(async (tx) => {
    const clerk = staff()
    const [firm, other] = [await organization(tx), await organization(tx)]
    const university = await organization(tx, 'UNIVERSITY')
    await setActor(tx, clerk)
    expect(await refusal(mergeOrganizations(clerk, merging(firm.id, university.id), tx))).toContain(
      '不能合并',
    )
    expect(await refusal(mergeOrganizations(clerk, merging(firm.id, firm.id), tx))).not.toBe('')
    const form = await contractForm(tx, { enterpriseId: firm.id, partnerId: other.id })
    await setActor(tx, clerk)
    await createContract(clerk, form, tx)
    expect(await refusal(mergeOrganizations(clerk, merging(firm.id, other.id), tx))).toContain('互为当事人')
    for (const actor of [leader(), administrator(), await enterpriseUser(tx)]) {
      await setActor(tx, actor)
      expect(await refusal(mergeOrganizations(actor, merging(firm.id, other.id), tx))).toContain('没有')
    }
  }))

test('the winner may have stood under the loser; nobody comes to stand above himself', () =>
  rolledBack(async (tx) => {
    const grandparent = await organization(tx)
    const loser = await organization(tx, 'ENTERPRISE', { parentId: grandparent.id })
    const winner = await organization(tx, 'ENTERPRISE', { parentId: loser.id })
    const clerk = staff()
    await setActor(tx, clerk)
    const { id } = await mergeOrganizations(clerk, merging(winner.id, loser.id), tx)
    const parentOf = async (of: string) =>
      (await tx.organization.findUniqueOrThrow({ where: { id: of } })).parentId
    expect(await parentOf(winner.id)).toBe(grandparent.id)
    await undoMerge(clerk, id, { reason: '两个单位弄混了' }, tx)
    expect(await parentOf(winner.id)).toBe(loser.id)

    const below = await organization(tx, 'ENTERPRISE', { parentId: winner.id })
    await setActor(tx, clerk)
    expect(await refusal(mergeOrganizations(clerk, merging(below.id, loser.id), tx))).toContain(
      '请先调整上级单位',
    )
  }))

test('a later merge of the winner has to be undone first', () =>
  rolledBack(async (tx) => {
    const [a, b, c] = [await organization(tx), await organization(tx), await organization(tx)]
    const { clerk } = await recordsOf(tx, a.id)
    const first = await mergeOrganizations(clerk, merging(b.id, a.id), tx)
    const second = await mergeOrganizations(clerk, merging(c.id, b.id), tx)
    const into = async (id: string) =>
      (await tx.organization.findUniqueOrThrow({ where: { id } })).mergedIntoId
    // the first address leads to where everything is
    expect(await into(a.id)).toBe(c.id)
    expect(await refusal(undoMerge(clerk, first.id, { reason: '两个单位弄混了' }, tx))).toContain('请先撤销')
    expect(await undoMerge(clerk, second.id, { reason: '两个单位弄混了' }, tx)).toEqual([])
    expect(await into(a.id)).toBe(b.id)
    expect(await undoMerge(clerk, first.id, { reason: '两个单位弄混了' }, tx)).toEqual([])
    expect(await tx.project.count({ where: { enterpriseId: a.id } })).toBe(1)
  }))

test('no column that refers to an organization is forgotten', () =>
  asOwner(async (client) => {
    const { rows: known } = await client.query(
      `SELECT "table" || '.' || "column" AS name FROM organization_references()`,
    )
    const { rows: all } = await client.query(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name <> 'Change'
          AND (udt_name = '_uuid' OR (udt_name = 'uuid'
               AND column_name ~* '(organization|enterprise|institution|partner|seller|buyer|parent|group|merged|holder|owner|party|employer|applicant|organizer|winner|loser)[a-z]*Id$'))`,
    )
    // names of their own, the merges themselves, and files on their way in, which are checked again before they are written
    const apart = [
      'OrganizationAlias.organizationId',
      'NameRejection.organizationId',
      'OrganizationMerge.winnerId',
      'OrganizationMerge.loserId',
      'ImportOrganization.organizationId',
    ]
    const forgotten = all
      .map(({ name }) => name)
      .filter((name) => !apart.includes(name) && !known.some((one) => one.name === name))
    expect(forgotten).toEqual([])
    expect(known.length).toBeGreaterThanOrEqual(20)
  }))
