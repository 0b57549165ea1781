import 'server-only'

import { createHash } from 'node:crypto'
import type { Actor } from '@/lib/auth/actor'
import { compose } from '@/lib/briefings/compose'
import { canEdit, canEditTemplates, canFinalize, canWrite } from '@/lib/briefings/policy'
import { getBriefing, openBriefing } from '@/lib/briefings/queries'
import {
  briefingFields,
  briefingKind,
  checkTemplate,
  generation,
  templateFields,
} from '@/lib/briefings/schema'
import { currentTemplate } from '@/lib/briefings/template-queries'
import { nextNumber, yearOf } from '@/lib/codes'
import { dateOf, dayOf, todayInShanghai } from '@/lib/dates'
import { type Tx, writeAs } from '@/lib/db'
import { allow, Conflict, InvalidInput, NotFound } from '@/lib/errors'
import { version as versionField } from '@/lib/fields'
import { newId } from '@/lib/ids'
import { readFigures } from '@/lib/indicators/queries'
import { indicators } from '@/lib/indicators/registry'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { getSnapshot } from '@/lib/snapshots/queries'

/**
 * 生成: a draft from a snapshot and the texts in use. The same two are the same briefing: asked again it answers with the
 * one there is. It is dated on the day the snapshot was taken, until somebody says otherwise.
 */
export async function generateBriefing(actor: Actor, raw: unknown, outer?: Tx): Promise<{ id: string }> {
  const { snapshotId, kind } = parse(generation, raw)
  allow(canWrite(actor))
  return writeAs(
    actor,
    { action: 'briefing.generate' },
    async (tx) => {
      const snapshot = await getSnapshot(actor, snapshotId, tx)
      if (!snapshot) throw new NotFound('快照')
      const template = await currentTemplate(tx, kind)
      const source = { snapshotId: snapshot.id, templateId: template.id }
      const known = await tx.briefing.findFirst({ where: source, select: { id: true } })
      if (known) return known
      const datedOn = todayInShanghai(snapshot.frozenAt)
      const { content } = compose({ snapshot, template, firsts: new Set(), issueNo: null, datedOn })
      await tx.briefing.createMany({
        data: {
          id: newId(),
          code: await nextNumber(tx, 'JB', yearOf(dateOf(snapshot.asOf))),
          kind,
          ...source,
          title: content.title.join(''),
          datedOn: dateOf(datedOn),
          createdByName: actor.name,
        },
        skipDuplicates: true,
      })
      // two who press at once get one briefing
      return tx.briefing.findFirstOrThrow({ where: source, select: { id: true } })
    },
    outer,
  )
}

const edit = briefingFields.extend({ version: versionField })

export async function updateBriefing(actor: Actor, id: string, raw: unknown, outer?: Tx): Promise<void> {
  const { version, ...input } = parse(edit, raw)
  allow(canWrite(actor))
  await writeAs(
    actor,
    { action: 'briefing.update' },
    async (tx) => {
      const briefing = await getBriefing(actor, id, tx)
      if (!briefing) throw new NotFound('简报')
      allow(canEdit(actor, briefing))
      const { count } = await tx.briefing.updateMany({ where: { id: briefing.id, version }, data: input })
      if (count === 0) throw new Conflict(CHANGED)
    },
    outer,
  )
}

const CHANGED = '该简报已被他人修改,请刷新页面后重试'

/**
 * 定稿: what the briefing says is kept as it is. It is written before the transaction that keeps it, in the one view of
 * the figures that pages use; a change in between is noticed by its version.
 */
export async function finalizeBriefing(actor: Actor, id: string, outer?: Tx): Promise<void> {
  allow(canWrite(actor))
  const opening = (tx: Tx) => openBriefing(tx, actor, id)
  const opened = outer ? await opening(outer) : await readFigures(actor, opening)
  if (!opened) throw new NotFound('简报')
  const { briefing, content } = opened
  if (briefing.status === 'FINAL') throw new Conflict('该简报已经定稿')
  if (!canFinalize(actor, briefing)) allow(false)
  if (content.masthead !== null && briefing.issueNo === null)
    throw new InvalidInput({ issueNo: ['定稿前请填写期号'] }, '定稿前请填写期号')
  const text = JSON.stringify(content)
  await writeAs(
    actor,
    { action: 'briefing.finalize' },
    async (tx) => {
      await refuseUsedNumber(tx, briefing)
      const { count } = await tx.briefing.updateMany({
        where: { id: briefing.id, version: briefing.version, status: 'DRAFT' },
        data: {
          status: 'FINAL',
          content: text,
          contentHash: createHash('sha256').update(text).digest('hex'),
          finalizedAt: new Date(),
          finalizedById: actor.userId,
          finalizedByName: actor.name,
        },
      })
      if (count === 0) throw new Conflict(CHANGED)
    },
    outer,
  )
}

/** A number is given once a year. */
async function refuseUsedNumber(
  tx: Tx,
  {
    id,
    kind,
    issueNo,
    datedOn,
  }: Pick<Awaited<ReturnType<typeof getBriefing>> & object, 'id' | 'kind' | 'issueNo' | 'datedOn'>,
) {
  if (issueNo === null) return
  const year = dayOf(datedOn).slice(0, 4)
  const other = await tx.briefing.findFirst({
    where: {
      id: { not: id },
      kind,
      issueNo,
      status: 'FINAL',
      datedOn: { gte: dateOf(`${year}-01-01`), lte: dateOf(`${year}-12-31`) },
    },
    select: { code: true },
  })
  if (other) throw new Conflict(`${year}年第${issueNo}期已由 ${other.code} 使用,请更改期号`)
}

const known = indicators.map(({ name, measure, dimensions }) => ({ name, measure, dimensions }))
const templateEdit = withRules(templateFields.extend({ version: versionField }), checkTemplate(known))

/** A changed text is a new version; briefings made before keep theirs. */
export async function updateTemplate(
  actor: Actor,
  kindCode: unknown,
  raw: unknown,
  outer?: Tx,
): Promise<void> {
  const kind = parse(briefingKind, kindCode)
  const { version, ...input } = parse(templateEdit, raw)
  allow(canEditTemplates(actor))
  await writeAs(
    actor,
    { action: 'briefingTemplate.update' },
    async (tx) => {
      const current = await currentTemplate(tx, kind)
      const { count } =
        current.versionNo === version
          ? await tx.briefingTemplate.createMany({
              data: { ...input, id: newId(), kind, versionNo: version + 1, editedByName: actor.name },
              skipDuplicates: true,
            })
          : { count: 0 }
      if (count === 0) throw new Conflict('该模板已被他人修改,请刷新页面后重试')
    },
    outer,
  )
}
