import { beforeAll, expect, test } from 'vitest'
import { generateBriefing } from '@/lib/briefings/commands'
import { briefingFile } from '@/lib/briefings/download'
import { typeset } from '@/lib/briefings/typeset'
import { indicators } from '@/lib/indicators/registry'
import { exactWords, headlineOf } from '@/lib/indicators/words'
import { freezeSnapshot } from '@/lib/snapshots/commands'
import { getSnapshot, type Snapshot } from '@/lib/snapshots/queries'
import { loadDemonstration } from '@/scripts/demo/world'
import { leader, staff } from '@/tests/support/factories'
import { unzip } from '@/tests/support/workbook'

// The figures of the article, as the portal shows them and as they stand in the document.

let snapshot: Snapshot
let words = ''
let notes = ''

const textOf = (xml = '') =>
  xml
    .replace(/<w:instrText[^>]*>.*?<\/w:instrText>/g, '')
    .replace(/<\/w:(p|tc)>/g, '\n')
    .replace(/<[^>]+>/g, '')

beforeAll(async () => {
  await loadDemonstration(process.env.OWNER_URL ?? '', '2026-11-24')
  const { id } = await freezeSnapshot(staff(), {
    title: '截至 2022-10-19 的统计快照',
    asOf: '2022-10-19',
    indicatorIds: indicators.map(({ id }) => id).join(','),
  })
  snapshot = (await getSnapshot(leader(), id)) as Snapshot
  const briefing = await generateBriefing(staff(), { snapshotId: id, kind: 'WORK_BRIEFING' })
  const parts = unzip((await briefingFile(leader(), briefing.id))?.bytes ?? Buffer.alloc(0))
  words = textOf(parts.get('word/document.xml'))
  notes = textOf(parts.get('word/footnotes.xml'))
}, 120_000)

test('31 projects, 22 enterprises, 9 novelties and 1.42 亿元 stand in the text, and 14,200.00 万元 in the table', () => {
  for (const said of [
    '签约产学研合作项目31项[',
    '签约企业22家[',
    '填补国内空白成果9项[',
    '技术合同成交额1.42亿元[',
    '达成合作意向100余项[',
  ])
    expect(words).toContain(said)
  expect(words).toMatch(/技术合同成交额\[\d*\]\n\n万元\n\n14,200\.00\n/)
  expect(words).toMatch(/与1\d\d家\[\d*\]高校和科研院所保持合作/)
})

test('every figure is the portal’s own, with the exact value in its footnote', () => {
  const noted = snapshot.figures.filter(({ code }) => notes.includes(code))
  expect(noted.length).toBe(12)
  for (const figure of noted) {
    const { value } = headlineOf(figure, figure.now)
    if (figure.measure !== 'fen') expect(words).toContain(value)
    const exact = exactWords(figure, figure.now).replaceAll(' ', '')
    expect(notes).toContain(typeset(`${figure.name}${exact}。`))
  }
})

test('what compares with nothing has no percentage, and a round number is no more exact than it is', () => {
  expect(words).not.toMatch(/Infinity|NaN|undefined|null|[{}]/)
  expect(words).not.toMatch(/10[1-9]余项/)
  const intentions = snapshot.figures.find(({ name }) => name === '合作意向')
  expect(notes).toContain(`合作意向${intentions?.now.count}项。`)
})
