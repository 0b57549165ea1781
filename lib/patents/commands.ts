import 'server-only'

import * as z from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { breather } from '@/lib/breathe'
import { insertMany } from '@/lib/bulk'
import { nextCode, yearOf } from '@/lib/codes'
import { dateOf, dayOf } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, type FieldErrors, InvalidInput, NotFound } from '@/lib/errors'
import { optionalReason, reasonField, submissionKey, version } from '@/lib/fields'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { PatentStatus } from '@/lib/generated/prisma/enums'
import { newId } from '@/lib/ids'
import { parse } from '@/lib/parse'
import type { DerivedHolders } from '@/lib/patents/holders'
import { patentKindLabels, patentStatusLabels } from '@/lib/patents/labels'
import { isEnded, needsReason, nextStatuses, statusByDates } from '@/lib/patents/lifecycle'
import { formatGrantNumber, formatPatentNumber, patentExpiry } from '@/lib/patents/number'
import { canEdit, canVoid } from '@/lib/patents/policy'
import { getPatent, type PatentDetail } from '@/lib/patents/queries'
import { numberHolders, type PatentFacts, patentRules, refuseTakenNumber } from '@/lib/patents/rules'
import {
  checkPatent,
  filingProblems,
  isChinese,
  type PatentInput,
  patentFields,
  statusInput,
  storedNumbers,
} from '@/lib/patents/schema'
import { patentValues } from '@/lib/patents/values'
import { withRules } from '@/lib/rules'
import { searchColumns } from '@/lib/search/pinyin'
import { allGramsOf } from '@/lib/search/text'
import { staleVersion } from '@/lib/stale'
import { once } from '@/lib/submissions'

const creation = withRules(patentFields.extend({ submissionId: submissionKey }), checkPatent)

/** Registers a patent. Its dates tell how far it has come; what happens later is a change of status. */
export async function createPatent(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { submissionId, ...input } = parse(creation, raw)
  return writeAs(
    actor,
    { action: 'patent.create' },
    (tx) =>
      once(tx, actor, 'patent', submissionId, newId(), async (id) => {
        await lockNumber(tx, storedNumbers(input).applicationNo)
        const holders = patentRules.create(actor, input, await patentRules.facts(tx, [input]))
        const code = await nextCode(tx, 'patent', yearOf(input.filedOn))
        const data = { id, code, ...columns(input, holders, code), ...statusByDates(input) }
        await tx.patent.create({ data })
        await tx.patentHolder.createMany({ data: holders.rows.map((row) => ({ patentId: id, ...row })) })
      }),
    outer,
  )
}

/** Many at once, for rows that went through the schema (lib/imports). */
export async function createPatents(
  tx: Tx,
  actor: Actor,
  rows: readonly { id: string; input: PatentInput }[],
  facts: PatentFacts,
): Promise<() => Promise<void>> {
  const breathe = breather()
  const patents: Prisma.PatentCreateManyInput[] = []
  const parts: Prisma.PatentHolderCreateManyInput[] = []
  for (const { id, input } of rows) {
    await breathe()
    const holders = patentRules.create(actor, input, facts)
    const code = await nextCode(tx, 'patent', yearOf(input.filedOn))
    const written = columns(input, holders, code)
    const searchGrams = allGramsOf(written.searchText)
    patents.push({ id, code, ...written, searchGrams, ...statusByDates(input) })
    for (const row of holders.rows) parts.push({ id: newId(), patentId: id, ...row })
  }
  return async () => {
    await insertMany(tx, 'Patent', patents)
    await insertMany(tx, 'PatentHolder', parts)
  }
}

const edit = withRules(patentFields.extend({ version, reason: optionalReason }), checkPatent)

/** Corrects what stands in the record. What is granted counts in the figures: changing it needs a reason. */
export async function updatePatent(
  actor: Actor,
  id: string,
  raw: unknown,
  outer?: Tx,
): Promise<{ id: string }> {
  const { version, reason, ...input } = parse(edit, raw)
  return writeAs(
    actor,
    { action: 'patent.update', ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      await lockNumber(tx, storedNumbers(input).applicationNo)
      const holders = patentRules.change(actor, before, input, await patentRules.facts(tx, [input]))
      if (before.grantedOn && !reason) {
        throw new InvalidInput({ reason: ['该专利已授权,请填写更正原因(不少于 5 个字)'] })
      }
      const data = { ...columns(input, holders, before.code), ...statusAfterEdit(before, input) }
      const { count } = await tx.patent.updateMany({ where: { id, version }, data })
      if (count === 0) throw await staleVersion(tx, 'Patent', id, patentValues(before), before.version)
      await replaceHolders(tx, id, before, holders)
      return { id }
    },
    outer,
  )
}

/** 变更法律状态: the next step of the life-cycle, with the day and the numbers it brings. */
export async function changePatentStatus(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { status, statusOn, reason, ...numbers } = parse(statusInput, raw)
  await change(
    actor,
    id,
    'patent.change-status',
    outer,
    async (tx, before) => {
      allow(canEdit(actor, before))
      refuseStep(before, status, statusOn)
      if (!reason && needsReason(before.status, status)) {
        throw new InvalidInput({ reason: ['请填写原因(不少于 5 个字)'] })
      }
      const filing = filingAfter(before, status, statusOn, numbers)
      const errors: FieldErrors = {}
      for (const { field, message } of filingProblems(filing)) {
        const shown = field === dayOfStatus[status] ? 'statusOn' : field
        errors[shown] = [...(errors[shown] ?? []), message]
      }
      if (Object.keys(errors).length > 0) throw new InvalidInput(errors)
      const stored = storedNumbers(filing)
      await lockNumber(tx, stored.applicationNo)
      const taken = await numberHolders(tx, stored.applicationNo ? [stored.applicationNo] : [])
      refuseTakenNumber(stored.applicationNo, { numbers: taken }, id)
      return {
        ...filing,
        ...stored,
        expiresOn: expiryOf(filing),
        status,
        statusOn,
        statusReason: reason,
        ...search(before.title, before.code, stored, before.holders),
      }
    },
    reason,
  )
}

/**
 * 作废: a wrong entry, which never counts again and stays traceable. Its application number becomes free for the right
 * entry (numbers are unique); 变更记录 keeps it, and the record is still found by it.
 */
export async function voidPatent(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { reason } = parse(z.object({ reason: reasonField }), raw)
  await change(
    actor,
    id,
    'patent.void',
    outer,
    (_, before) => {
      allow(canVoid(actor, before))
      const [first] = before.achievements
      if (first) {
        throw new Conflict(`成果 ${first.achievement.code} 引用了该专利,请先在成果中移除再作废`)
      }
      return { voidedAt: new Date(), voidReason: reason, voidedById: actor.userId, applicationNo: null }
    },
    reason,
  )
}

/** The frame of every verb: find what the actor may see, decide, write only if nobody wrote in between. */
async function change(
  actor: Actor,
  id: string,
  action: string,
  outer: Tx | undefined,
  decide: (
    tx: Tx,
    before: PatentDetail,
  ) => Prisma.PatentUncheckedUpdateManyInput | Promise<Prisma.PatentUncheckedUpdateManyInput>,
  reason?: string | null,
) {
  await writeAs(
    actor,
    { action, ...(reason ? { reason } : {}) },
    async (tx) => {
      const before = await findVisible(tx, actor, id)
      const data = await decide(tx, before)
      const { count } = await tx.patent.updateMany({ where: { id, version: before.version }, data })
      if (count === 0) throw new Conflict('该专利刚刚被他人修改,请刷新后重试')
    },
    outer,
  )
}

async function findVisible(tx: Tx, actor: Actor, id: string) {
  const patent = await getPatent(actor, id, tx)
  if (!patent) throw new NotFound('专利')
  return patent
}

/** Which day of the patent a status begins with. */
const dayOfStatus: Partial<Record<PatentStatus, 'filedOn' | 'publishedOn' | 'grantedOn'>> = {
  ACCEPTED: 'filedOn',
  PUBLISHED: 'publishedOn',
  VALID: 'grantedOn',
}

function refuseStep(before: PatentDetail, status: PatentStatus, statusOn: Date) {
  if (!nextStatuses(before).includes(status)) {
    const [from, to] = [patentStatusLabels[before.status], patentStatusLabels[status]]
    throw new InvalidInput({
      status: [`${patentKindLabels[before.kind]}专利的法律状态不能由“${from}”变更为“${to}”`],
    })
  }
  if (before.statusOn && statusOn < before.statusOn) {
    throw new InvalidInput({ statusOn: [`日期不能早于当前状态的日期 ${dayOf(before.statusOn)}`] })
  }
  const { expiresOn } = before
  if (expiresOn && status === 'EXPIRED' && statusOn < expiresOn) {
    throw new InvalidInput({ statusOn: [`该专利 ${dayOf(expiresOn)} 届满,尚未到期`] })
  }
  if (expiresOn && status === 'VALID' && statusOn > expiresOn) {
    throw new InvalidInput({ statusOn: [`该专利已于 ${dayOf(expiresOn)} 届满,不能恢复`] })
  }
}

type Filing = Parameters<typeof storedNumbers>[0]
type Numbers = Pick<Filing, 'applicationNo' | 'publicationNo' | 'grantNo'>

/** Numbers and days with the step taken. A day once known stays: restoring does not file, publish or grant again. */
function filingAfter(before: PatentDetail, status: PatentStatus, statusOn: Date, typed: Numbers): Filing {
  const { kind, applicationNo, publicationNo, grantNo, filedOn, publishedOn, grantedOn } = before
  const filing = { kind, applicationNo, publicationNo, grantNo, filedOn, publishedOn, grantedOn }
  const day = dayOfStatus[status]
  if (!day || filing[day]) return filing
  if (day === 'filedOn') return { ...filing, filedOn: statusOn, applicationNo: typed.applicationNo }
  if (day === 'publishedOn') {
    return { ...filing, publishedOn: statusOn, publicationNo: typed.publicationNo ?? publicationNo }
  }
  // 专利号 is ZL and the application number: nobody has to copy it.
  const own = isChinese(kind) && applicationNo ? `ZL${applicationNo}` : null
  return { ...filing, grantedOn: statusOn, grantNo: typed.grantNo ?? own }
}

/** A planned patent becomes what its dates say; otherwise only a corrected day moves with its status. */
function statusAfterEdit(before: PatentDetail, input: PatentInput) {
  if (before.status === 'PLANNED') return statusByDates(input)
  const day = dayOfStatus[before.status]
  if (!day || isEnded(before.status) || before.statusOn?.getTime() !== before[day]?.getTime()) return {}
  return { statusOn: input[day] }
}

/** Two people who register the same number at the same moment come one after the other. */
async function lockNumber(tx: Tx, applicationNo: string | null) {
  if (applicationNo === null) return
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`patent ${applicationNo}`}, 0))`
}

function expiryOf({ kind, filedOn, grantedOn }: Pick<Filing, 'kind' | 'filedOn' | 'grantedOn'>): Date | null {
  // An application has no term: it begins to count from filing, but only once it is granted.
  const expiry = filedOn && grantedOn && patentExpiry(kind, dayOf(filedOn))
  return expiry ? dateOf(expiry) : null
}

function columns(input: PatentInput, holders: DerivedHolders, code: string) {
  const { holders: _, ...fields } = input
  const numbers = storedNumbers(input)
  return {
    ...fields,
    ...numbers,
    expiresOn: expiryOf(input),
    isJoint: holders.isJoint,
    holderNames: holders.rows.map(({ name }) => name).join('、'),
    participantIds: holders.rows.map(({ organizationId }) => organizationId),
    ...search(input.title, code, numbers, holders.rows),
  }
}

/** Numbers are found with and without their point; `patentQuery` takes care of CN and ZL. */
function search(title: string, code: string, numbers: Numbers, holders: readonly { name: string }[]) {
  const { applicationNo, publicationNo, grantNo } = numbers
  return searchColumns({
    texts: [
      title,
      code,
      applicationNo ? formatPatentNumber(applicationNo) : '',
      publicationNo ?? '',
      grantNo ? formatGrantNumber(grantNo) : '',
      ...holders.map(({ name }) => name),
    ],
    sortBy: title,
  })
}

/** Writes only the rows that differ, so that the ledger shows what somebody really changed. */
async function replaceHolders(tx: Tx, patentId: string, before: PatentDetail, { rows }: DerivedHolders) {
  const gone = before.holders.filter(
    (row) => !rows.some(({ organizationId }) => organizationId === row.organizationId),
  )
  await tx.patentHolder.deleteMany({ where: { id: { in: gone.map(({ id }) => id) } } })
  for (const row of rows) {
    const old = before.holders.find(({ organizationId }) => organizationId === row.organizationId)
    if (!old) await tx.patentHolder.create({ data: { patentId, ...row } })
    else if (old.position !== row.position) {
      await tx.patentHolder.update({ where: { id: old.id }, data: { position: row.position } })
    }
  }
}
