import { expect, test } from 'vitest'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { likelyPairs as pairing } from '@/lib/organizations/names/duplicates'
import { type NameIndex, nameIndex, type RegisteredName } from '@/lib/organizations/names/register'
import { atOnce, inSlices } from '@/lib/organizations/names/slices'
import { largeRegister } from '../../eval/register'

const likelyPairs = (index: NameIndex) => atOnce(pairing(index))
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
const found = (...organizations: RegisteredName[]) =>
  likelyPairs(nameIndex(organizations)).map(({ one, other }) => `${one.id}${other.id}`)

test('two writings of one name are a pair, once, with reasons', () => {
  const pairs = likelyPairs(
    nameIndex([
      organization('a', '定州示例恒远机械有限公司'),
      organization('b', '定州市示例恒远机械有限责任公司'),
      organization('c', '保定示例恒远机械有限公司'),
    ]),
  )
  expect(pairs).toHaveLength(1)
  expect(pairs[0]).toMatchObject({ one: { id: 'a' }, other: { id: 'b' } })
  expect(pairs[0]?.score).toBeGreaterThanOrEqual(0.95)
  expect(pairs[0]?.reasons.join()).toContain('有限责任公司')
})

test('a name that is an alias of another is a pair', () => {
  const alias = { alias: '示例塑料厂', kind: 'FORMER' as const }
  expect(
    found(organization('a', '示例塑料厂'), organization('b', '示例恒远塑料有限公司', { aliases: [alias] })),
  ).toEqual(['ab'])
})

test('no pair: parent and child, an enterprise and an institution, other codes and not the very same name', () => {
  const university = organization('a', '天津大学', { kind: 'UNIVERSITY' })
  const college = { kind: 'UNIVERSITY', parentId: 'a' } as const
  expect(found(university, organization('b', '天津大学化工学院', college))).toEqual([])
  expect(found(university, organization('b', '天津大学化工学院', { ...college, parentId: null }))).toEqual([
    'ab',
  ])
  expect(
    found(organization('a', '示例热能研究院'), organization('b', '示例热能研究院', { kind: 'INSTITUTE' })),
  ).toEqual([])
  const [one, other] = [makeCreditCode('91', 1), makeCreditCode('91', 2)]
  expect(
    found(
      organization('a', '定州示例恒远机械有限公司', { creditCode: one }),
      organization('b', '定州示例恒元机械有限公司', { creditCode: other }),
    ),
  ).toEqual([])
  expect(
    found(
      organization('a', '示例恒远机械有限公司', { creditCode: one }),
      organization('b', '示例恒远机械有限公司', { creditCode: other }),
    ),
  ).toEqual(['ab'])
})

test('what somebody called different is not listed again, from whichever side it was said', () => {
  const both = [organization('a', '定州示例恒远机械有限公司'), organization('b', '定州示例恒远机械公司')]
  expect(likelyPairs(nameIndex(both))).toHaveLength(1)
  expect(likelyPairs(nameIndex(both, [{ text: '定州示例恒远机械公司', organizationId: 'a' }]))).toEqual([])
  expect(likelyPairs(nameIndex(both, [{ text: '定州示例恒远机械有限公司', organizationId: 'b' }]))).toEqual(
    [],
  )
})

test('a register of thousands is looked through in seconds at the very most', () => {
  const index = nameIndex(largeRegister(5000))
  const begun = performance.now()
  likelyPairs(index)
  expect(performance.now() - begun).toBeLessThan(5000)
})

test('others get their turn while it is looked through, and the answer is the same', async () => {
  const index = nameIndex(largeRegister(3000))
  let turns = 0
  const timer = setInterval(() => {
    turns += 1
  }, 1)
  const pairs = await inSlices(pairing(index))
  clearInterval(timer)
  expect(turns).toBeGreaterThan(3)
  expect(pairs).toEqual(likelyPairs(index))
})
