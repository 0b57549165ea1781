import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { compose } from '@/lib/briefings/compose'
import { docxOf } from '@/lib/briefings/docx/package'
import { sheetsOf, unzip } from '../../support/workbook'
import { figure, group, money, snapshot, template } from './made'

const signed = figure({
  name: '签约项目',
  groups: { mode: [group('OTHER', 20n), group('TALENT_FLEXIBLE', 11n)] },
})
const value = figure({
  name: '技术合同成交额',
  measure: 'fen',
  unit: '元',
  kind: 'FLOW',
  now: money(14_200_000_000n),
  before: money(9_000_000_000n),
  groups: { month: [group('2022-03', 1n, 14_200_000_000n)] },
})

const { content } = compose({
  snapshot: snapshot([signed, value]),
  template: template({
    sections: [
      { heading: '甲 <b> & "乙"', text: '签约{签约项目},{签约项目:同比};成交额{技术合同成交额}。' },
      { heading: '图表', text: '[表]\n[柱状图:签约项目/合作模式]\n[折线图:技术合同成交额]' },
    ],
    copyTo: '市人大常委会办公室',
  }),
  firsts: new Set(),
  issueNo: 3,
  datedOn: '2022-10-31',
})
const bytes = await docxOf(content, { draft: true })
const parts = unzip(bytes)
const part = (name: string) => parts.get(name) ?? ''
const document = part('word/document.xml')

describe('the same content', () => {
  test('gives the same file to the byte, whatever the time and the zone', async () => {
    expect(await docxOf(structuredClone(content), { draft: true })).toEqual(bytes)
    const zone = process.env.TZ
    process.env.TZ = 'America/Los_Angeles'
    try {
      expect(await docxOf(content, { draft: true })).toEqual(bytes)
    } finally {
      if (zone === undefined) delete process.env.TZ
      else process.env.TZ = zone
    }
  })

  test('says the same as a draft and when it is final, but for the watermark', async () => {
    const final = unzip(await docxOf(content, { draft: false }))
    expect([...parts.keys()].filter((name) => !final.has(name))).toEqual([
      'word/header1.xml',
      'word/header2.xml',
    ])
    expect(part('word/header1.xml')).toContain('string="草稿"')
    expect(final.get('word/document.xml')).toBe(document.replace(/<w:headerReference [^>]*\/>/g, ''))
    expect(final.get('word/footnotes.xml')).toBe(part('word/footnotes.xml'))
  })
})

describe('the package', () => {
  test('is well formed: every tag that opens closes in its place', () => {
    for (const [name, xml] of parts) {
      if (name.endsWith('.xlsx')) continue
      expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<'), name).toBe(true)
      const open: string[] = []
      for (const [, closing, tag = '', empty] of xml
        .slice(56)
        .matchAll(/<(\/)?([\w:]+)(?:\s[^<>]*?)?(\/)?>/g)) {
        if (closing) expect(open.pop(), name).toBe(tag)
        else if (!empty) open.push(tag)
      }
      expect(open, name).toEqual([])
    }
  })

  test('has every part that is referred to, and refers to every part', () => {
    const reached = new Set(['[Content_Types].xml'])
    for (const [name, xml] of parts) {
      if (!name.endsWith('.rels')) continue
      reached.add(name)
      const source = path.posix.join(path.posix.dirname(name), '..')
      const targets = [...xml.matchAll(/Id="(rId\d+)" Type="[^"]+" Target="([^"]+)"/g)]
      expect(new Set(targets.map(([, id]) => id)).size).toBe(targets.length)
      for (const [, , target = ''] of targets) {
        const found = path.posix.join(source, target)
        expect([...parts.keys()], `${name} → ${target}`).toContain(found)
        reached.add(found)
      }
    }
    expect([...parts.keys()].filter((name) => !reached.has(name))).toEqual([])
  })

  test('declares the type of every part, and resolves every relation of its text', () => {
    const types = part('[Content_Types].xml')
    for (const name of parts.keys()) {
      if (name === '[Content_Types].xml') continue
      const byDefault = types.includes(`Extension="${name.split('.').at(-1)}"`)
      expect(types.includes(`PartName="/${name}"`) || (byDefault && !name.endsWith('.xml')), name).toBe(true)
    }
    const relations = part('word/_rels/document.xml.rels')
    const used = [...document.matchAll(/r:id="(rId\d+)"/g)].map(([, id]) => id)
    expect(used.length).toBe(6)
    for (const id of used) expect(relations).toContain(`Id="${id}"`)
  })
})

describe('the form of GB/T 9704', () => {
  test('stands in the section: A4, its margins to the millimetre, and the grid', () => {
    const [, top, right, bottom, left] =
      /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/.exec(document) ?? []
    const millimetres = [top, right, bottom, left].map((twips) => Number(twips) / 56.6929)
    for (const [index, wanted] of [37, 26, 35, 28].entries())
      expect(Math.abs((millimetres[index] ?? 0) - wanted)).toBeLessThan(0.1)
    expect(document).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(document).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>')
    // 22 lines of 29 pt and 28 characters of 15.7 pt, and not one more
    expect(16838 - Number(top) - Number(bottom)).toBeGreaterThanOrEqual(22 * 580)
    const width = (11906 - Number(left) - Number(right)) / 20
    expect(28 * 15.7).toBeLessThan(width)
    expect(29 * 15.7).toBeGreaterThan(width)
  })

  test('names its fonts and what may stand in for them, and ships none', () => {
    const fonts = part('word/fontTable.xml')
    expect(fonts).toContain('<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong"/>')
    expect(fonts).toContain(
      '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋,STZhongsong,宋体,SimSun"/>',
    )
    expect(fonts).toContain('<w:font w:name="楷体_GB2312"><w:altName w:val="楷体,KaiTi"/>')
    expect([...parts.keys()].filter((name) => /font(s\/|.*\.(odttf|ttf|ttc))/i.test(name))).toEqual([])
  })

  test('numbers its pages on the outer side', () => {
    expect(document).toMatch(/<w:footerReference w:type="default".*<w:footerReference w:type="even"/)
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    expect(part('word/footer1.xml')).toContain('<w:jc w:val="right"/>')
    expect(part('word/footer2.xml')).toContain('<w:jc w:val="left"/>')
    expect(part('word/footer1.xml')).toContain('— </w:t>')
  })
})

describe('footnotes', () => {
  test('are real ones: each figure has one, later mentions refer to it', () => {
    const ids = [...document.matchAll(/<w:footnoteReference w:id="(\d+)"\/>/g)].map(([, id]) => id)
    expect(ids).toEqual(['1', '2'])
    for (const id of ids) {
      expect(document).toContain(`w:name="_RefNote${id}"`)
      expect(document).toContain(` NOTEREF _RefNote${id} \\h `)
    }
    expect(part('word/footnotes.xml').match(/<w:footnote w:id=/g)).toHaveLength(2)
    expect(part('word/footnotes.xml')).toContain(`/passports/${signed.code}`)
    expect(part('word/footnotes.xml')).toContain('142,000,000.00元')
  })
})

describe('charts', () => {
  test('are the program’s own, with the values kept in them and the workbook behind them', () => {
    expect(document.match(/<c:chart r:id=/g)).toHaveLength(2)
    const [bar, line] = [part('word/charts/chart1.xml'), part('word/charts/chart2.xml')]
    expect(bar).toContain('<c:barChart>')
    expect(line).toContain('<c:lineChart>')
    expect(bar).toMatch(
      /<c:ptCount val="2"\/><c:pt idx="0"><c:v>20<\/c:v><\/c:pt><c:pt idx="1"><c:v>11<\/c:v>/,
    )
    expect(line.match(/<c:pt idx="\d+"><c:v>14200\.00<\/c:v>/g)).toHaveLength(1)
    for (const chart of [bar, line]) expect(chart).toContain('<c:externalData r:id="rId1">')
  })

  test('have workbooks that hold the same values', () => {
    // the outer ZIP is read as text, so the inner one is read from the bytes
    const inner = rawPart(bytes, 'word/embeddings/chart1.xlsx')
    const [sheet] = sheetsOf(inner)
    expect(sheet?.rows.map((row) => [row[0]?.text, row[1]?.text])).toEqual([
      [undefined, expect.stringContaining('签约项目')],
      ['其他', '20'],
      ['人才柔性引进', '11'],
    ])
  })
})

/** A part as bytes: the reader of tests/support gives texts. */
function rawPart(file: Buffer, name: string): Buffer {
  const at = file.lastIndexOf(Buffer.from(name)) - 46
  const local = file.readUInt32LE(at + 42)
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  return inflateRawSync(file.subarray(start, start + file.readUInt32LE(at + 20)))
}
