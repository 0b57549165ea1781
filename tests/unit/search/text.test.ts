import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gramsOf, normalizeQuery, normalizeSearch } from '@/lib/search/text'

/** What the database keeps of a text: the SQL function `grams`, said again. */
function keptGrams(searchText: string) {
  return new Set(
    searchText.split(' ').flatMap((run) => {
      const characters = [...run]
      return characters.flatMap((character, index) => [character, character + (characters[index + 1] ?? '')])
    }),
  )
}

test.each([
  ['  河北双天（机械）制造 ', '河北双天 机械 制造'],
  ['ＡＢＣ科技', 'abc科技'],
  ['XM-2022-0031', 'xm 2022 0031'],
  ['100%_\\', '100'],
  ['双\u200b天', '双天'],
  ['a\0b', 'a b'],
  ['a\ud842b', 'a b'],
  ['𠮷野', '𠮷野'],
  ['—', ''],
])('%s is searched as “%s”', (text, normalized) => expect(normalizeSearch(text)).toBe(normalized))

describe('a query asks for', () => {
  test.each([
    ['双天', ['双天']],
    ['双', ['双']],
    ['双天机', ['双天', '天机']],
    ['双天 A', ['双天', 'a']],
    ['hbst', ['hb', 'bs', 'st']],
    ['天天天', ['天天']],
    ['𠮷野', ['𠮷野']],
    ['%', []],
    ['', []],
  ])('%s: %j', (q, grams) => expect(gramsOf(q)).toEqual(grams))

  test('no more than its first hundred characters', () =>
    expect(normalizeQuery('天'.repeat(500))).toHaveLength(100))
})

const characters = fc.string({ unit: fc.constantFrom(...'河北双天机械 aB１-（。𠮷\u200b%') })

test('whatever part of a text is looked for, the text has all of its grams', () =>
  fc.assert(
    fc.property(characters, characters, characters, (before, part, after) => {
      const kept = keptGrams(normalizeSearch(before + part + after))
      expect(gramsOf(part).filter((gram) => !kept.has(gram))).toEqual([])
    }),
  ))

test('normalizing twice changes nothing more', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normalizeSearch(normalizeSearch(text))).toBe(normalizeSearch(text))
      expect(normalizeSearch(text)).not.toMatch(/[%_\\\0]/)
    }),
  ))
