import { beforeAll, describe, expect, test } from 'vitest'
import type { BureauActor } from '@/lib/auth/actor'
import { finalizeBriefing, generateBriefing, updateBriefing, updateTemplate } from '@/lib/briefings/commands'
import { docxOf } from '@/lib/briefings/docx/package'
import { briefingFile } from '@/lib/briefings/download'
import { briefingFilter, listBriefings, readBriefing } from '@/lib/briefings/queries'
import { currentTemplates } from '@/lib/briefings/template-queries'
import { templateValues } from '@/lib/briefings/values'
import { writeAs } from '@/lib/db'
import { nestedValues } from '@/lib/form-values'
import type { BriefingKind } from '@/lib/generated/prisma/enums'
import { indicators } from '@/lib/indicators/registry'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { changes, picker } from '@/tests/integration/indicators/changes'
import { plantWorld, type World } from '@/tests/integration/indicators/world'
import { asOwner } from '@/tests/support/db'
import { administrator, leader, reviewer, staff } from '@/tests/support/factories'
import { unzip } from '@/tests/support/workbook'

let world: World
beforeAll(async () => {
  world = await plantWorld(41)
})

const all = indicators.map(({ id }) => id).join(',')

async function frozen(title = '2022 年前三季度统计快照'): Promise<string> {
  const form = { title, asOf: '2022-10-19', indicatorIds: all }
  return (await freezeSnapshot(staff(), form)).id
}

async function draft(author = staff(), kind: BriefingKind = 'WORK_BRIEFING') {
  const { id } = await generateBriefing(author, { snapshotId: await frozen(), kind })
  return { id, author, open: (actor: BureauActor = leader()) => opened(actor, id) }
}

async function opened(actor: BureauActor, id: string) {
  const found = await readBriefing(actor, id)
  if (!found) throw new Error('the briefing is not read back')
  return found
}

async function numbered(id: string, issueNo: string) {
  const { briefing } = await opened(leader(), id)
  await updateBriefing(staff(), id, { issueNo, datedOn: '2022-10-31', version: String(briefing.version) })
}

describe('a briefing', () => {
  test('says the figures of its snapshot, each with its passport, and leaves nothing out', async () => {
    for (const kind of ['WORK_BRIEFING', 'MONTHLY_STATISTICS', 'SITUATION_REPORT'] as const) {
      const { content, missing, snapshot, briefing } = await (await draft(staff(), kind)).open()
      expect({ kind, missing }).toEqual({ kind, missing: [] })
      expect(content.notes.length).toBeGreaterThan(5)
      const codes = snapshot.figures.map(({ code }) => code)
      for (const note of content.notes) expect(codes).toContain(note.passport)
      expect(content.blocks.filter((block) => block.kind === 'table')).toHaveLength(1)
      expect(content.blocks.filter((block) => block.kind === 'chart')).toHaveLength(2)
      expect(briefing.code).toMatch(/^JB-2022-\d{4}$/)
    }
  })

  test('is one for a snapshot and a template, however often and by whomever it is asked for', async () => {
    const snapshotId = await frozen()
    const asked = { snapshotId, kind: 'WORK_BRIEFING' }
    const made = await Promise.all([1, 2, 3, 4].map(() => generateBriefing(staff(), asked)))
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    const other = await generateBriefing(reviewer(), { snapshotId, kind: 'SITUATION_REPORT' })
    expect(other.id).not.toBe(made[0]?.id)
  })

  test('gives the same file to the byte, also after the register was corrected', async () => {
    const { id, open } = await draft()
    const first = await briefingFile(staff(), id)
    await writeAs(staff(), { action: 'agreement.update', reason: '核对原件后更正' }, async (tx) => {
      for (const change of Object.values(changes)) await change(tx, picker(7_919), world)
    })
    const second = await briefingFile(leader(), id)
    expect(second?.bytes).toEqual(first?.bytes)
    expect(second?.fileName).toBe(first?.fileName)
    expect(await docxOf((await open()).content, { draft: true })).toEqual(first?.bytes)
    const log = await asOwner((client) =>
      client.query(
        `SELECT "format", "fileName" FROM "AccessLog" WHERE "subject" = 'briefings' ORDER BY id DESC LIMIT 2`,
      ),
    )
    expect(log.rows).toEqual([first, second].map((file) => ({ format: 'docx', fileName: file?.fileName })))
  })

  test('is written by clerks and reviewers, read by the bureau and its leaders', async () => {
    const asked = { snapshotId: await frozen(), kind: 'WORK_BRIEFING' }
    await expect(generateBriefing(leader(), asked)).rejects.toThrow('权限')
    await expect(generateBriefing(administrator(), asked)).rejects.toThrow('权限')
    await expect(generateBriefing(staff(), { ...asked, kind: 'X' })).rejects.toMatchObject({
      fieldErrors: { kind: ['请从列表中选择'] },
    })
  })

  test('is found in its list by title, number, kind and state', async () => {
    const { id } = await draft(staff(), 'MONTHLY_STATISTICS')
    const { briefing } = await opened(leader(), id)
    const found = async (params: Record<string, string>) =>
      (await listBriefings(leader(), briefingFilter(params))).items.map((row) => row.id)
    expect(await found({ q: briefing.code })).toEqual([id])
    expect(await found({ q: briefing.code, kind: 'WORK_BRIEFING' })).toEqual([])
    expect(await found({ q: '统计月报', status: 'DRAFT' })).toContain(id)
    expect(await found({ q: briefing.code, status: 'FINAL' })).toEqual([])
  })
})

describe('making it final', () => {
  test('takes a reviewer who did not write it, and a number', async () => {
    const author = reviewer()
    const { id } = await draft(author)
    await expect(finalizeBriefing(staff(), id)).rejects.toThrow('权限')
    await expect(finalizeBriefing(author, id)).rejects.toThrow('权限')
    await expect(finalizeBriefing(reviewer(), id)).rejects.toMatchObject({
      fieldErrors: { issueNo: ['定稿前请填写期号'] },
    })
    await numbered(id, '11')
    await finalizeBriefing(reviewer(), id)
    await expect(finalizeBriefing(reviewer(), id)).rejects.toThrow('已经定稿')
  })

  test('keeps what it says: the draft’s words, its number and day, without the watermark', async () => {
    const { id, open } = await draft()
    await numbered(id, '12')
    const before = await open()
    await finalizeBriefing(reviewer(), id)
    const after = await open()
    expect(after.content).toEqual(before.content)
    expect(after.content.masthead?.issue).toBe('第12期')
    expect(after.content.date).toBe('2022年10月31日')
    const parts = unzip((await briefingFile(staff(), id))?.bytes ?? Buffer.alloc(0))
    expect(parts.get('word/document.xml')).toContain('第12期')
    expect([...parts.keys()].filter((name) => name.includes('header'))).toEqual([])
  })

  test('refuses a number that another of its kind has in the year', async () => {
    const [first, second] = [await draft(), await draft()]
    await numbered(first.id, '13')
    await numbered(second.id, '13')
    await finalizeBriefing(reviewer(), first.id)
    await expect(finalizeBriefing(reviewer(), second.id)).rejects.toThrow('2022年第13期已由')
  })

  test('ends every change, in the portal and in the database, to its owner as well', async () => {
    const { id } = await draft()
    await numbered(id, '14')
    await finalizeBriefing(reviewer(), id)
    await expect(numbered(id, '15')).rejects.toThrow('权限')
    for (const sql of [
      `UPDATE "Briefing" SET "issueNo" = 9 WHERE id = $1`,
      `UPDATE "Briefing" SET "status" = 'DRAFT' WHERE id = $1`,
      `DELETE FROM "Briefing" WHERE id = $1`,
    ])
      await expect(asOwner((client) => client.query(sql, [id]))).rejects.toThrow('never changed')
  })

  test('is told to whoever saved in between', async () => {
    const { id, open } = await draft()
    const { briefing } = await open()
    await numbered(id, '16')
    await expect(
      updateBriefing(staff(), id, {
        issueNo: '17',
        datedOn: '2022-10-31',
        version: String(briefing.version),
      }),
    ).rejects.toThrow('已被他人修改')
  })
})

describe('its template', () => {
  const form = async (kind: BriefingKind, typed: Record<string, string> = {}) => {
    const template = (await currentTemplates(leader())).find((one) => one.kind === kind)
    if (!template) throw new Error(kind)
    return nestedValues({ ...templateValues(template), version: String(template.versionNo), ...typed })
  }

  test('as it comes passes its own check, for every kind', async () => {
    for (const { kind, versionNo } of await currentTemplates(leader())) {
      await updateTemplate(reviewer(), kind, await form(kind))
      const [now] = (await currentTemplates(leader())).filter((one) => one.kind === kind)
      expect(now?.versionNo).toBe(versionNo + 1)
    }
  })

  test('changed by a reviewer or the administrator is a new version; drafts keep theirs', async () => {
    const { id, open } = await draft()
    const before = await open()
    await updateTemplate(
      administrator(),
      'WORK_BRIEFING',
      await form('WORK_BRIEFING', { recipient: '市委办公室' }),
    )
    expect((await open()).content).toEqual(before.content)
    const again = await generateBriefing(staff(), { snapshotId: before.snapshot.id, kind: 'WORK_BRIEFING' })
    expect(again.id).not.toBe(id)
    expect((await opened(leader(), again.id)).content.recipient).toBe('市委办公室')
    await expect(updateTemplate(staff(), 'WORK_BRIEFING', await form('WORK_BRIEFING'))).rejects.toThrow(
      '权限',
    )
  })

  test('refuses what nobody could fill in, and a form that is older than the text', async () => {
    await expect(
      updateTemplate(
        reviewer(),
        'WORK_BRIEFING',
        await form('WORK_BRIEFING', { 'sections.0.text': '{签约数}' }),
      ),
    ).rejects.toMatchObject({ fieldErrors: { 'sections.0.text': ['没有名为“签约数”的占位符'] } })
    const old = await form('WORK_BRIEFING')
    await updateTemplate(reviewer(), 'WORK_BRIEFING', old)
    await expect(updateTemplate(reviewer(), 'WORK_BRIEFING', old)).rejects.toThrow('已被他人修改')
  })

  test('is never rewritten, not even by the owner of the database', async () => {
    await expect(
      asOwner((client) => client.query(`UPDATE "BriefingTemplate" SET "title" = 'x'`)),
    ).rejects.toThrow('never changed')
  })
})
