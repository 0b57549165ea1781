import { describe, expect, test } from 'vitest'
import { InvalidInput } from '@/lib/errors'
import { parse } from '@/lib/parse'
import { formatGrantNumber, patentQuery } from '@/lib/patents/number'
import { checkPatent, patentFields, storedNumbers } from '@/lib/patents/schema'
import { withRules } from '@/lib/rules'

const schema = withRules(patentFields, checkPatent)
const holder = '01890000-0000-7000-8000-00000000000a'

const invention = {
  title: '一种高性能聚酰胺的制备方法',
  kind: 'INVENTION',
  applicationNo: '201910380558.X',
  filedOn: '2019-05-08',
  holders: { 0: { organizationId: holder } },
}

function errorsOf(typed: Record<string, unknown>) {
  try {
    parse(schema, { ...invention, ...typed })
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
  return {}
}

test('a filed invention is accepted as it stands on the notice', () => {
  expect(errorsOf({})).toEqual({})
})

const numbers: [string, Record<string, unknown>, string, RegExp][] = [
  ['a wrong check digit', { applicationNo: '201910380558.1' }, 'applicationNo', /校验位/],
  ['a number of another kind', { kind: 'UTILITY_MODEL' }, 'applicationNo', /发明的号码.*实用新型/],
  ['ZL before the grant', { applicationNo: 'ZL201910380558.X' }, 'applicationNo', /ZL 只用于已授权/],
  ['a number older than its filing', { filedOn: '2020-05-08' }, 'applicationNo', /早于申请日/],
  ['a filing day without a number', { applicationNo: '' }, 'applicationNo', /请填写申请号/],
  ['a number without a filing day', { filedOn: '' }, 'filedOn', /请填写申请日/],
  ['a publication number of another kind', { publicationNo: 'CN212345678U' }, 'publicationNo', /不是发明/],
  ['a mistyped publication number', { publicationNo: 'CN11712A' }, 'publicationNo', /CN 加 9 位/],
  ['a grant number before the grant', { grantNo: 'ZL201910380558.X' }, 'grantNo', /未授权/],
  [
    'the ZL number of another patent',
    { grantedOn: '2021-05-08', grantNo: 'ZL202311303481.9' },
    'grantNo',
    /ZL 加本专利的申请号/,
  ],
  [
    'the number of the application where the grant is meant',
    { grantedOn: '2021-05-08', grantNo: 'CN117123456A' },
    'grantNo',
    /公开号/,
  ],
]
test.each(numbers)('%s is refused at its field', (_, typed, field, message) => {
  expect(errorsOf(typed)[field]?.join()).toMatch(message)
})

const days: [string, Record<string, unknown>, string][] = [
  ['published before filed', { publishedOn: '2019-05-07' }, 'publishedOn'],
  ['granted before filed', { grantedOn: '2019-05-07' }, 'grantedOn'],
  ['granted before published', { publishedOn: '2019-09-01', grantedOn: '2019-08-01' }, 'grantedOn'],
  ['filed in the future', { filedOn: '2199-01-01' }, 'filedOn'],
]
test.each(days)('%s is refused', (_, typed, field) => {
  expect(errorsOf(typed)).toHaveProperty(field)
})

test('filed, published and granted on one day is possible', () => {
  const sameDay = { filedOn: '2019-05-08', publishedOn: '2019-05-08', grantedOn: '2019-05-08' }
  expect(errorsOf(sameDay)).toEqual({})
})

test('an old number without check digit is accepted, another without it is not', () => {
  expect(errorsOf({ applicationNo: '85100001', filedOn: '1985-04-01' })).toEqual({})
  expect(errorsOf({ applicationNo: '201910380558' })).toHaveProperty('applicationNo')
})

test('a PCT application has its own numbers and is never granted', () => {
  const pct = { kind: 'PCT', applicationNo: 'PCT/CN2019/123456' }
  expect(errorsOf({ ...pct, publicationNo: 'WO2020/123456' })).toEqual({})
  expect(errorsOf({ ...pct, publicationNo: 'CN117123456A' })).toHaveProperty('publicationNo')
  expect(errorsOf({ ...pct, grantedOn: '2021-01-01' })).toHaveProperty('grantedOn')
})

test('numbers of other offices are taken as they are', () => {
  const american = { kind: 'OVERSEAS', applicationNo: 'US 16/123,456', publicationNo: 'US 2020/0123456 A1' }
  expect(errorsOf(american)).toEqual({})
})

test('高价值 is for inventions, and no holder is named twice', () => {
  const model = { kind: 'UTILITY_MODEL', applicationNo: '201820557176.0', filedOn: '2018-04-18' }
  expect(errorsOf({ ...model, highValueCriterion: 'PLEDGED' })).toHaveProperty('highValueCriterion')
  expect(errorsOf({ highValueCriterion: 'PLEDGED' })).toEqual({})
  const twice = { holders: { 0: { organizationId: holder }, 3: { organizationId: holder } } }
  expect(errorsOf(twice)).toHaveProperty(['holders.3.organizationId'])
  expect(errorsOf({ holders: {} })).toHaveProperty('holders')
})

describe('one spelling', () => {
  const granted = { kind: 'INVENTION', filedOn: null, publishedOn: null, grantedOn: null } as const
  test.each([
    ['ZL 201910380558.X', '201910380558X'],
    ['cn201910380558.x', '201910380558X'],
    ['２０１９１０３８０５５８.Ｘ', '201910380558X'],
  ])('%s is stored as %s', (applicationNo, stored) => {
    expect(storedNumbers({ ...granted, applicationNo, publicationNo: null, grantNo: null })).toEqual({
      applicationNo: stored,
      publicationNo: null,
      grantNo: null,
    })
  })

  test('the grant is kept with ZL, whether or not it was typed, and an announcement number as it is', () => {
    const of = (grantNo: string) =>
      storedNumbers({ ...granted, applicationNo: '201910380558.X', publicationNo: null, grantNo }).grantNo
    expect(of('201910380558.x')).toBe('ZL201910380558X')
    expect(of('zl2019 1038 0558.X')).toBe('ZL201910380558X')
    expect(of('cn 117123456 b')).toBe('CN117123456B')
    expect(formatGrantNumber('ZL201910380558X')).toBe('ZL201910380558.X')
    expect(formatGrantNumber('CN117123456B')).toBe('CN117123456B')
  })
})

test.each([
  ['ZL201910380558.X', '201910380558X'],
  ['cn 2019 1038', '20191038'],
  ['201910380558.', '201910380558'],
  ['CN117123456A', 'CN117123456A'],
  ['PCT/CN2019/123456', 'PCT/CN2019/123456'],
  ['ZL-2022-0001', 'ZL-2022-0001'],
  ['聚酰胺', '聚酰胺'],
  ['ZL', 'ZL'],
])('somebody who looks for %s finds %s', (typed, asked) => {
  expect(patentQuery(typed)).toBe(asked)
})
