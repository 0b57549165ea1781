import { describe, expect, test } from 'vitest'
import {
  isCity,
  isJingJinJi,
  normalizeRegion,
  partnerBucket,
  partnerBuckets,
  provinceOf,
  provinces,
  regionLabel,
  regionOptions,
  regions,
} from '@/lib/dictionaries/regions'

test.each([
  ['130682', '本市'],
  ['139001', '本市'],
  ['110000', '北京'],
  ['110108', '北京'],
  ['120000', '天津'],
  ['133100', '雄安新区'],
  ['130638', '雄安新区'],
  ['130629', '雄安新区'],
  ['130632', '雄安新区'],
  ['130600', '河北其他'],
  ['130000', '河北其他'],
  ['139002', '河北其他'],
  ['310000', '长三角'],
  ['320500', '长三角'],
  ['330000', '长三角'],
  ['340000', '长三角'],
  ['440300', '珠三角'],
  ['210000', '东北'],
  ['220000', '东北'],
  ['230000', '东北'],
  ['370000', '其他省份'],
  ['710000', '港澳台'],
  ['810000', '港澳台'],
  ['820000', '港澳台'],
  ['800000', '国外'],
  ['000000', '待核实'],
  ['990000', '待核实'],
])('a partner in %s counts to %s', (code, label) => expect(partnerBuckets[partnerBucket(code)]).toBe(label))

test('the city of the portal has two codes', () => {
  expect(isCity('130682')).toBe(true)
  expect(isCity('139001')).toBe(true)
  expect(isCity('130600')).toBe(false)
})

test('京津冀 is Beijing, Tianjin and Hebei', () => {
  expect(Object.keys(regions).filter(isJingJinJi)).toHaveLength(20)
  expect(isJingJinJi('139001')).toBe(true)
  expect(isJingJinJi('410000')).toBe(false)
})

describe('a region is named', () => {
  test.each([
    ['130682', '河北定州市'],
    ['139001', '河北定州市'],
    ['130638', '河北雄县'],
    ['110000', '北京'],
    ['110108', '北京'],
    ['320500', '江苏'],
    ['800000', '国外'],
    ['000000', '待核实'],
    ['990000', '990000'],
    ['', ''],
  ])('%s: %s', (code, label) => expect(regionLabel(code)).toBe(label))

  test('and offered with the city first, abroad and the unknown last', () => {
    expect(regionOptions[0]).toEqual({ value: '130682', label: '河北定州市' })
    expect(regionOptions.slice(-2).map(({ label }) => label)).toEqual(['国外', '待核实'])
    expect(regionOptions).toHaveLength(Object.keys(regions).length)
  })
})

test('there are 34 provinces and the rest of the world', () => {
  expect(Object.keys(provinces)).toHaveLength(35)
  for (const code of Object.keys(regions).filter((code) => code !== '000000'))
    expect(provinceOf(code)).not.toBeNull()
  expect(provinceOf('990000')).toBeNull()
})

test.each([
  ['13', '130000'],
  ['1306', '130600'],
  [' 130682 ', '130682'],
  ['139001', '130682'],
  ['7100', '710000'],
  ['8000', '800000'],
  ['130102', '130100'],
  ['131181', '131100'],
  ['130638', '130638'],
  ['110108', '110000'],
  ['100000', null],
  ['990000', null],
  ['河北', null],
  ['130', null],
])('a list that says %s means %s', (written, code) => expect(normalizeRegion(written)).toBe(code))
