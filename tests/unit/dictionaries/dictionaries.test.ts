import { expect, test } from 'vitest'
import { highTechFields } from '@/lib/dictionaries/high-tech-fields'
import {
  divisionsOf,
  industries,
  industryLabel,
  industrySection,
  industrySections,
} from '@/lib/dictionaries/industries'
import { partyNatureOptions, partyNatures } from '@/lib/dictionaries/party-natures'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { townships } from '@/lib/dictionaries/townships'
import { transformStageOf, transformStages, trlCaptions } from '@/lib/dictionaries/trl'

const ranges = {
  A: [1, 5],
  B: [6, 12],
  C: [13, 43],
  D: [44, 46],
  E: [47, 50],
  F: [51, 52],
  G: [53, 60],
  H: [61, 62],
  I: [63, 65],
  J: [66, 69],
  K: [70, 70],
  L: [71, 72],
  M: [73, 75],
  N: [76, 79],
  O: [80, 82],
  P: [83, 83],
  Q: [84, 85],
  R: [86, 90],
  S: [91, 96],
  T: [97, 97],
} as const

test('the 97 divisions stand in their 20 sections, without a gap', () => {
  expect(Object.keys(industrySections)).toEqual(Object.keys(ranges))
  const expected = Object.entries(ranges).flatMap(([section, [first, last]]) =>
    Array.from({ length: last - first + 1 }, (_, index) => section + String(first + index).padStart(2, '0')),
  )
  expect(Object.keys(industries)).toEqual(expected)
  expect(expected).toHaveLength(97)
})

test('an industry is named by its division, however fine its code', () => {
  expect(industryLabel('C35')).toBe('专用设备制造业')
  expect(industryLabel('C3512')).toBe('专用设备制造业')
  expect(industrySection('C3512')).toBe('C')
  expect(industryLabel('C')).toBe('制造业')
  expect(industryLabel('X99')).toBe('X99')
  expect(industrySection('A35')).toBeNull()
  expect(divisionsOf('F')).toEqual(['F', 'F51', 'F52'])
})

test('readiness levels map to the stages of the city', () => {
  expect(Object.keys(trlCaptions).map((level) => transformStages[transformStageOf(Number(level))])).toEqual([
    '从0到1',
    '从0到1',
    '从0到1',
    '从1到100',
    '从1到100',
    '从1到100',
    '从1到100',
    '从100到100万',
    '从100到100万',
  ])
})

test('natures of parties are offered in the order of the form', () => {
  expect(partyNatureOptions[0]).toEqual({ value: '010', label: '机关法人' })
  expect(partyNatureOptions.at(-1)).toEqual({ value: '400', label: '个体经营' })
  expect(partyNatureOptions).toHaveLength(Object.keys(partyNatures).length)
})

test.each([
  ['战略性新兴产业', strategicIndustries, 9],
  ['高新技术领域', highTechFields, 8],
  ['技术领域', technologyFields, 11],
  ['乡镇街道和园区', townships, 27],
])('%s: no name stands twice', (_, dictionary, size) => {
  expect(new Set(Object.values(dictionary)).size).toBe(size)
  expect(Object.keys(dictionary)).toHaveLength(size)
})
