import { describe, expect, test } from 'vitest'
import { checkTemplate, templateFields } from '@/lib/briefings/schema'
import { InvalidInput } from '@/lib/errors'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'

const figures = [
  { name: '签约项目', measure: 'count', dimensions: ['month', 'mode'] },
  { name: '落地率', measure: 'share', dimensions: ['month'] },
]
const schema = withRules(templateFields, checkTemplate(figures))
const places = '[表]\n[柱状图:签约项目/合作模式]\n[折线图:签约项目]'

function errorsOf(typed: Record<string, unknown>) {
  const form = { title: '{期间}情况', sections: { 0: { heading: '一', text: places } }, ...typed }
  try {
    parse(schema, form)
    return {}
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
}

const section = (text: string) => ({ sections: { 0: { heading: '一', text: `${text}\n${places}` } } })

test('a template with known names and all its places is taken, whichever marks were typed', () => {
  expect(errorsOf({ opening: '截至{截止日期},{签约项目},{签约项目\uff1a同比}。' })).toEqual({})
  const wide = '\uff3b表\uff3d\n\uff3b柱状图\uff1a签约项目\uff0f合作模式\uff3d\n[折线图:签约项目]'
  expect(errorsOf({ sections: { 0: { heading: '一', text: wide } } })).toEqual({})
})

describe('what is wrong is said at its field and in its line', () => {
  test.each([
    [{ opening: '共{签约项目数}。' }, { opening: ['没有名为“签约项目数”的占位符'] }],
    [{ opening: '共{签约项目。' }, { opening: ['花括号“{”“}”要成对,中间写占位符的名称'] }],
    [{ opening: '{}' }, { opening: ['占位符“{}”没有名称'] }],
    [{ closing: '{签约项目:环比}' }, { closing: ['“签约项目:环比”无法识别,可用“:同比”“:概数”'] }],
    [{ closing: '{落地率:概数}' }, { closing: ['“落地率”是比率,不能用概数'] }],
    [{ closing: '{截止日期:同比}' }, { closing: ['“截止日期”不是指标,不能写“:同比”'] }],
    [{ opening: '[表]' }, { opening: ['表和图只能放在正文各部分'] }],
    [section('如下[表]'), { 'sections.0.text': ['第 1 行:表和图的标记要单独占一行'] }],
    [
      section('[柱状图:签约项目/行业门类]'),
      { 'sections.0.text': ['第 1 行:“签约项目”可以按月份、合作模式分组,不能按“行业门类”'] },
    ],
    [section('[折线图:落地率]'), { 'sections.0.text': ['第 1 行:“落地率”是比率,各组之和没有意义,不能作图'] }],
    [section('[折线图]'), { 'sections.0.text': ['第 1 行:图要写明指标,如[柱状图:签约项目/合作模式]'] }],
    [section('[表:专利]'), { 'sections.0.text': ['第 1 行:没有名为“专利”的指标'] }],
    [{ title: '{签约项目}' }, { title: [expect.stringContaining('“签约项目”不能用在此处')] }],
    [{ documentNumber: '定科〔{期间}〕' }, { documentNumber: ['“期间”不能用在此处;此处可用:{年份}'] }],
    [{ copyTo: '{单位}' }, { copyTo: ['“单位”不能用在此处;此处不能用占位符'] }],
    [
      { sections: { 0: { heading: '{期间}', text: places } } },
      { 'sections.0.heading': ['部分标题中不能有占位符'] },
    ],
    [
      { sections: { 2: { heading: '一', text: '[表]' } } },
      { sections: ['正文中还要有[柱状图:…]、[折线图:…],各占一行'] },
    ],
    [{ sections: {} }, { sections: ['请至少填写一个部分'] }],
    [{ masthead: '一二三四五六七八九十一二三四五' }, { masthead: ['不超过 14 个字'] }],
  ])('%#', (typed, errors) => {
    expect(errorsOf(typed)).toEqual(errors)
  })

  test('and names the row by its number in the form, when rows above it were taken out', () => {
    const rows = { 1: { heading: '一', text: places }, 4: { heading: '二', text: '{不存在}' } }
    expect(errorsOf({ sections: rows })).toEqual({ 'sections.4.text': ['没有名为“不存在”的占位符'] })
  })
})
