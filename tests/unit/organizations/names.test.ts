import { describe, expect, test } from 'vitest'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { comparable } from '@/lib/organizations/names/comparable'
import { partsOf } from '@/lib/organizations/names/parts'
import { ASK, PROPOSE, rankCandidates } from '@/lib/organizations/names/rank'
import { nameIndex, type RegisteredName } from '@/lib/organizations/names/register'
import { judge, judgeTogether, precisionAndRecall } from '../../eval/measure'
import { heldOutPairs } from '../../eval/names-held-out'
import { seenPairs } from '../../eval/names-seen'
import { tunedPairs } from '../../eval/names-tuned'
import { largeRegister, writtenNames } from '../../eval/register'

const organization = (id: string, name: string, given: Partial<RegisteredName> = {}): RegisteredName => ({
  id,
  name,
  kind: 'ENTERPRISE',
  creditCode: null,
  regionCode: '130682',
  parentId: null,
  aliases: [],
  ...given,
})
const [code, otherCode] = [makeCreditCode('91', 1), makeCreditCode('91', 2)]

describe('parts of a name', () => {
  test('a firm: 行政区划 + 字号 + 行业 + 组织形式', () => {
    expect(partsOf('河北省定州市示例恒远机械制造有限责任公司')).toMatchObject({
      places: [{ name: '河北' }, { name: '定州' }],
      brand: '示例恒远',
      trades: ['机械', '制造'],
      form: 'LIMITED',
      formWord: '有限责任公司',
    })
  })

  test('a place in brackets, a branch, and another name that is mentioned', () => {
    const parts = partsOf('示例恒远科技(北京)有限公司定州分公司(原示例恒远厂)')
    expect(parts).toMatchObject({
      places: [{ name: '北京' }],
      placing: 'bracket',
      branch: '定州分公司',
      formers: ['示例恒远厂'],
    })
  })

  test('a college knows its university, an institute its academy, wherever that is written', () => {
    expect(partsOf('天津大学化工学院')).toMatchObject({ head: '天津大学', tail: '化工学院' })
    expect(partsOf('青岛中科院生物研究所')).toMatchObject({
      head: '中国科学院',
      tail: '生物研究所',
      tailPlaces: [{ name: '青岛' }],
    })
    expect(partsOf('中科院')).toMatchObject({ head: '', full: '中国科学院' })
  })

  test.each(['', ' ', '()', '有限公司', '原', '123', '北京', '(', '😀', 'A'.repeat(100)])(
    'nothing is too odd: %j',
    (text) => {
      expect(() => rankCandidates(text, nameIndex([organization('a', '示例恒远机械有限公司')]))).not.toThrow()
    },
  )

  test('width, case, brackets, traditional and foreign look-alikes are one writing', () => {
    expect(comparable('定州示例ＡＢС電子【集团】有限公司。')).toBe(
      comparable('定州示例abc电子(集团)有限公司'),
    )
  })
})

describe('who is meant', () => {
  test('equal code and equal name: the same, without a question', () => {
    const register = nameIndex([organization('a', '示例恒远机械有限公司', { creditCode: code })])
    expect(rankCandidates('示例恒远机械有限公司', register, { creditCode: code })).toMatchObject([
      { organizationId: 'a', verdict: 'same-code', score: 1 },
    ])
  })

  test('equal code with quite another name is told, never decided', () => {
    const register = nameIndex([
      organization('a', '清华大学', { creditCode: code }),
      organization('b', '中国科学院'),
    ])
    const [conflict, byName] = rankCandidates('中国科学院', register, { creditCode: code })
    expect(conflict).toMatchObject({ organizationId: 'a', verdict: 'code-conflict' })
    expect(byName).toMatchObject({ organizationId: 'b', verdict: 'ask' })
  })

  test('equal name with another code is a conflict; a similar name with another code is somebody else', () => {
    const register = nameIndex([
      organization('a', '示例恒远机械有限公司', { creditCode: code }),
      organization('b', '示例恒元机械有限公司', { creditCode: code.replace(/.$/, '') + otherCode.slice(-1) }),
    ])
    const found = rankCandidates('示例恒远机械有限公司', register, { creditCode: otherCode })
    expect(found).toMatchObject([{ organizationId: 'a', verdict: 'code-conflict' }])
  })

  test('a code that breaks its check counts for nothing', () => {
    const register = nameIndex([organization('a', '示例恒远机械有限公司', { creditCode: code })])
    const [found] = rankCandidates('示例恒远机械有限公司', register, { creditCode: '91130682000000000X' })
    expect(found?.verdict).toBe('propose')
  })

  test('two of one name: nobody is proposed', () => {
    const register = nameIndex([
      organization('a', '示例恒远厂'),
      organization('b', '示例恒远厂', { regionCode: '110000' }),
    ])
    const found = rankCandidates('示例恒远厂', register)
    expect(found.map(({ verdict }) => verdict)).toEqual(['ask', 'ask'])
  })

  test('an alias answers; what somebody rejected is not offered again', () => {
    const held = organization('a', '中国科学院青岛生物能源与过程研究所', {
      kind: 'INSTITUTE',
      aliases: [{ alias: '青岛中科院生物研究所', kind: 'COLLOQUIAL' }],
    })
    expect(rankCandidates('青岛中科院生物研究所', nameIndex([held]))).toMatchObject([{ verdict: 'propose' }])
    const rejected = nameIndex([held], [{ text: '青岛中科院生物研究所', organizationId: 'a' }])
    expect(rankCandidates('青岛中科院生物研究所', rejected)).toEqual([])
  })

  test('a name without its place is looked for where the register says the organization is', () => {
    const here = nameIndex([organization('a', '复朗施科技有限公司')])
    expect(rankCandidates('河北复朗施科技有限公司', here)).toMatchObject([{ verdict: 'ask' }])
    expect(rankCandidates('上海复朗施科技有限公司', here)).toEqual([])
  })
})

describe('the labelled pairs', () => {
  test('there are at least 300, and each part has both kinds', () => {
    expect(tunedPairs.length + seenPairs.length + heldOutPairs.length).toBeGreaterThanOrEqual(300)
    for (const part of [tunedPairs, seenPairs, heldOutPairs])
      expect(
        Math.min(...[true, false].map((same) => part.filter((pair) => pair.same === same).length)),
      ).toBeGreaterThanOrEqual(30)
  })

  test.each([
    ['tuned', tunedPairs, 0.54, 0.97],
    ['seen', seenPairs, 0.45, 0.95],
    ['held out', heldOutPairs, 0.45, 0.95],
  ] as const)('%s: what is linked is right, and enough is found', (_, pairs, proposed, asked) => {
    const judged = judge(pairs)
    const link = precisionAndRecall(judged, PROPOSE)
    expect(link.precision).toBeGreaterThanOrEqual(0.99)
    expect(link.recall).toBeGreaterThanOrEqual(proposed)
    const ask = precisionAndRecall(judged, ASK)
    expect(ask.precision).toBeGreaterThanOrEqual(0.9)
    expect(ask.recall).toBeGreaterThanOrEqual(asked)
  })

  test('in one register of all of them nobody is proposed for what labels call somebody else', () => {
    const names = new Set([...tunedPairs, ...seenPairs, ...heldOutPairs].map(({ held }) => comparable(held)))
    const wrong = judgeTogether([...tunedPairs, ...seenPairs, ...heldOutPairs]).filter(
      (one) =>
        !one.same &&
        !names.has(comparable(one.text)) &&
        one.proposed &&
        one.proposed.organizationId === comparable(one.held),
    )
    expect(wrong).toEqual([])
  })
})

test('ten thousand names against five thousand organizations take seconds at the very most', () => {
  const [index, names] = [nameIndex(largeRegister(5000)), writtenNames(10_000, 5000)]
  const begun = performance.now()
  for (const name of names) rankCandidates(name, index)
  // about 0.4 s on a free core; the bound leaves room for a busy machine and still fails if blocking is lost
  expect(performance.now() - begun).toBeLessThan(5000)
})
