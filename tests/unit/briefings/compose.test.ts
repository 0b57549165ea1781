import { describe, expect, test } from 'vitest'
import { brokenTitle } from '@/lib/briefings/break-title'
import { compose } from '@/lib/briefings/compose'
import { type Block, plainOf } from '@/lib/briefings/content'
import { partsOf } from '@/lib/briefings/groups'
import type { TemplateTexts } from '@/lib/briefings/template'
import { typeset } from '@/lib/briefings/typeset'
import { counted, figure, group, money, snapshot, template } from './made'

const signed = figure({
  name: '签约项目',
  groups: { mode: [group('PROJECT_COOPERATION', 20n), group('STRATEGIC_COOPERATION', 11n)] },
})
const value = figure({
  name: '技术合同成交额',
  measure: 'fen',
  unit: '元',
  kind: 'FLOW',
  now: money(30_000n),
  before: money(0n),
  groups: { month: [group('2022-03', 1n, 10_000n), group('2022-05', 2n, 20_000n)] },
})
const figures = [signed, figure({ name: '签约企业', unit: '家', now: counted(22n) }), value]

const composed = (texts: Partial<TemplateTexts>, more: { issueNo?: number; firsts?: string[] } = {}) =>
  compose({
    snapshot: snapshot(figures),
    template: template(texts),
    firsts: new Set(more.firsts),
    issueNo: more.issueNo ?? null,
    datedOn: '2022-10-31',
  })

const body = (text: string, more?: Parameters<typeof composed>[1]) =>
  composed({ sections: [{ heading: '总体情况', text }] }, more).content.blocks.slice(1)
const words = (blocks: Block[]) =>
  blocks.map((block) => (block.kind === 'paragraph' ? (block.lead ?? '') + plainOf(block.text) : block.kind))

describe('a text', () => {
  test('is filled in, each figure once with its footnote and then with the same one', () => {
    const [first] = body('签约项目{签约项目},{签约项目:同比}。又见{签约项目}。{期间},{截止日期}。')
    expect(first).toEqual({
      kind: 'paragraph',
      text: [
        '签约项目',
        '31项',
        { note: 0 },
        '\uff0c',
        '同比增长158.3%',
        '。',
        '又见',
        '31项',
        { note: 0 },
        '。',
        '2022年1月1日至10月19日',
        '\uff0c',
        '2022年10月19日',
        '。',
      ],
    })
    expect(composed({}).content.notes.map(({ passport }) => passport)).toEqual([signed.code])
  })

  test('leaves out the sentences whose figures the snapshot does not have, and says so', () => {
    const text = '签约{签约项目};专利授权{专利授权}。签约企业{签约企业};专利{专利授权:同比}。'
    const { content, missing } = composed({ sections: [{ heading: '一部分', text }] })
    expect(words(content.blocks.slice(1))).toEqual([typeset('签约31项;签约企业22家。')])
    expect(missing).toEqual(['专利授权'])
  })

  test('of which nothing is left takes its heading with it, and the numbers close up', () => {
    const { content } = composed({
      sections: [
        { heading: '专利', text: '专利授权{专利授权}。' },
        { heading: '签约', text: '签约{签约项目}。' },
      ],
    })
    expect(content.blocks.map((block) => block.kind === 'heading' && block.text)).toEqual(['一、签约', false])
  })

  test('has its second level in the line it begins', () => {
    expect(body('(一)项目签约。签约{签约项目}。\n(二)下一步。')).toMatchObject([
      { kind: 'paragraph', lead: typeset('(一)项目签约。') },
      { kind: 'heading', level: 2, text: typeset('(二)下一步') },
    ])
  })

  test('says first ever of what is proven, and of nothing else', () => {
    const text = '成交额{技术合同成交额},{技术合同成交额:同比}。'
    expect(words(body(text))).toEqual([typeset('成交额0.03万元,上年同期为零。')])
    expect(words(body(text, { firsts: ['技术合同成交额'] }))).toEqual([
      typeset('成交额0.03万元,实现零的突破。'),
    ])
  })
})

describe('what stands around it', () => {
  test('leaves blank what is given when it is signed', () => {
    const { content } = composed({})
    expect(content.masthead).toEqual({
      name: '产学研合作工作简报',
      issue: '第   期',
      documentNumber: '定科〔2022〕  号',
      signer: typeset('签发人:   '),
    })
    expect(content.date).toBe('2022年10月31日')
    expect(composed({}, { issueNo: 7 }).content.masthead?.issue).toBe('第7期')
  })

  test('a title is broken between words into lines of about one length', () => {
    const lines = brokenTitle('关于二〇二二年前三季度全市产学研合作创新工作开展情况的汇报')
    expect(lines).toHaveLength(2)
    expect(lines.join('')).toBe('关于二〇二二年前三季度全市产学研合作创新工作开展情况的汇报')
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(20)
    expect(lines.some((line) => line.endsWith('合') || line.startsWith('作'))).toBe(false)
  })
})

describe('tables and charts', () => {
  const { content } = composed({
    sections: [{ heading: '图表', text: '[表]\n[柱状图:签约项目/合作模式]\n[折线图:技术合同成交额]' }],
  })

  test('show what the figures are, in 万元 and with — where there is nothing to compare with', () => {
    const table = content.blocks.find((block) => block.kind === 'table')
    expect(table?.rows.map((row) => row.map(plainOf))).toEqual([
      ['签约项目', '项', '31', '12', '增长158.3%'],
      ['签约企业', '家', '22', '12', '增长83.3%'],
      ['技术合同成交额', '万元', '0.03', '0.00', '—'],
    ])
  })

  test('have parts that add up, every month of the period among them', () => {
    const [bar, line] = content.blocks.filter((block) => block.kind === 'chart')
    expect(bar?.points).toEqual([
      { label: '项目合作', value: '20' },
      { label: '战略合作', value: '11' },
    ])
    expect(line?.points.map(({ label }) => label)).toEqual(
      Array.from({ length: 10 }, (_, index) => `${index + 1}月`),
    )
    expect(line?.points.filter(({ value }) => value !== '0.00')).toEqual([
      { label: '3月', value: '0.01' },
      { label: '5月', value: '0.02' },
    ])
  })

  test('stand once more as numbers in the annex, each with its total and its shares', () => {
    const [modes, months] = content.annex?.blocks ?? []
    expect(content.attachments).toEqual(['图表分项数据'])
    expect(modes?.kind === 'table' && modes.rows.map((row) => row.map(plainOf))).toEqual([
      ['项目合作', '20', '64.5'],
      ['战略合作', '11', '35.5'],
      ['合计', '31', '100.0'],
    ])
    expect(months?.kind === 'table' && months.rows.at(-1)?.map(plainOf)).toEqual(['合计', '0.03', '100.0'])
  })

  test('say so where rounded parts do not add up to the rounded whole', () => {
    const rounded = figure({
      ...value,
      now: money(15_000n),
      groups: {
        month: [group('2022-03', 1n, 5_000n), group('2022-04', 1n, 5_000n), group('2022-05', 1n, 5_000n)],
      },
    })
    const { content } = compose({
      snapshot: snapshot([rounded]),
      template: template({ sections: [{ heading: '图', text: '[折线图:技术合同成交额]' }] }),
      firsts: new Set(),
      issueNo: null,
      datedOn: '2022-10-31',
    })
    const [table] = content.annex?.blocks ?? []
    expect(table?.kind === 'table' && table.remark).toBe(
      typeset('注:因四舍五入,分项之和与总计可能略有差异。'),
    )
  })

  test('put together what is too much for a chart, and add what a snapshot did not keep', () => {
    const many = figure({
      name: '签约项目',
      now: counted(100n),
      groups: {
        enterprise: Array.from({ length: 12 }, (_, index) => ({
          ...group(`e${index}`, 5n),
          name: `企业${index}`,
        })),
      },
    })
    const parts = partsOf(many, 'enterprise', { from: '2022-01-01', asOf: '2022-10-19' })
    expect(parts?.slice(-2)).toEqual([
      { label: '其他3项', value: 15n },
      { label: '其余', value: 40n },
    ])
    expect(parts?.reduce((sum, part) => sum + part.value, 0n)).toBe(100n)
  })

  test('name a month without its year only where all are of one year', () => {
    const only = figure({ name: '签约项目', groups: { mode: [group('OTHER', 31n)] } })
    const { content } = compose({
      snapshot: snapshot([only]),
      template: template({ sections: [{ heading: '图', text: '[柱状图:签约项目/合作模式]' }] }),
      firsts: new Set(),
      issueNo: null,
      datedOn: '2022-10-31',
    })
    const chart = content.blocks.find((block) => block.kind === 'chart')
    expect(chart?.points).toEqual([{ label: '其他', value: '31' }])
  })

  test('refuse parts that are more than the whole', () => {
    const wrong = figure({ name: '签约项目', now: counted(1n), groups: { mode: [group('OTHER', 2n)] } })
    expect(() => partsOf(wrong, 'mode', { from: '2022-01-01', asOf: '2022-10-19' })).toThrow(
      'more than the whole',
    )
  })
})
