import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors'
import { checkExternalFigure, externalFigureFields } from '@/lib/external-figures/schema'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'
import { externalFigureForm } from '@/tests/support/factories'

const schema = withRules(externalFigureFields, checkExternalFigure)
const parsed = (typed: Record<string, string>) =>
  parse(schema, { ...externalFigureForm(), lowerBound: '', ...typed })

function complaints(typed: Record<string, string>) {
  try {
    parsed(typed)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
  return {}
}

describe('a vague figure never becomes an exact number', () => {
  test.each([
    '100余项',
    '100多所',
    '约31项',
    '近200家',
    '20家以上',
    '31项左右',
    '100来家',
    '不足50项',
    '超100项',
  ])('%s', (figureText) => {
    const number = /\d+/.exec(figureText)?.[0] ?? ''
    expect(complaints({ figureText, exactValue: number }).exactValue).toEqual([
      `公布的是约数“${figureText}”,不能填写准确数;可填写下限`,
    ])
    expect(parsed({ figureText, lowerBound: number })).toMatchObject({ exactValue: null })
  })

  test('and stands as it is without any number', () => {
    expect(parsed({ figureText: '数十家' })).toMatchObject({ exactValue: null, lowerBound: null })
  })
})

describe('a number is only what the text says', () => {
  test('31 of 31项, 1200 of 1,200家', () => {
    expect(parsed({ figureText: '31项', exactValue: '31' }).exactValue).toBe(31)
    expect(parsed({ figureText: '1,200家', exactValue: '1200' }).exactValue).toBe(1200)
  })

  test('not 32 of 31项, not 142000000 of 1.42亿元, not 200 of 100余项', () => {
    expect(complaints({ figureText: '31项', exactValue: '32' }).exactValue?.[0]).toContain('没有 32')
    expect(complaints({ figureText: '1.42亿元', exactValue: '142000000' })).toHaveProperty('exactValue')
    expect(complaints({ figureText: '100余项', lowerBound: '200' })).toHaveProperty('lowerBound')
  })

  test('either exact or at least, not both', () => {
    expect(complaints({ figureText: '31项', exactValue: '31', lowerBound: '31' }).lowerBound).toEqual([
      '准确数和下限只能填写一个',
    ])
  })
})

test('when it was published is kept to the second, in Shanghai', () => {
  const { sourcePublishedAt } = parsed({ sourcePublishedAt: '2022年10月19日 16:29:34' })
  expect(sourcePublishedAt?.toISOString()).toBe('2022-10-19T08:29:34.000Z')
  expect(complaints({ sourcePublishedAt: '去年' })).toHaveProperty('sourcePublishedAt')
  expect(complaints({ sourceUrl: 'javascript:alert(1)' })).toHaveProperty('sourceUrl')
})
