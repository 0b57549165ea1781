import { describe, expect, test } from 'vitest'
import { pinyinFull, pinyinInitials, searchColumns, sortKeyOf } from '@/lib/search/pinyin'

/** As COLLATE "C" does: by bytes. */
const sorted = (names: string[]) =>
  names.toSorted((a, b) => Buffer.compare(Buffer.from(sortKeyOf(a)), Buffer.from(sortKeyOf(b))))

test.each([
  ['河北双天机械制造有限公司', 'hbstjxzzyxgs'],
  ['重庆大学', 'cqdx'],
  ['长安大学', 'cadx'],
  ['中国科学院长春应用化学研究所', 'zgkxyccyyhxyjs'],
  ['ABC科技(定州)3号', 'abckjdz3h'],
  ['𠮷野あ', '𠮷yあ'],
  ['', ''],
])('the initials of %s are %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials))

test.each([
  ['重庆大学', 'chongqingdaxue'],
  ['绿源', 'lvyuan'],
  ['蔚县', 'yuxian'],
  ['乐亭', 'laoting'],
  ['曲阳', 'quyang'],
])('%s is read %s', (name, full) => expect(pinyinFull(name)).toBe(full))

describe('names are sorted', () => {
  test('by their pinyin, also where a character has two readings', () =>
    expect(
      sorted(['中山大学', '重庆大学', '长安大学', '安徽大学', '北京大学', '长春大学', '朝阳大学']),
    ).toEqual(['安徽大学', '北京大学', '长安大学', '长春大学', '朝阳大学', '重庆大学', '中山大学']))

  test('by syllable, not by letter', () =>
    expect(sorted(['昂立', '安庆', '安宁'])).toEqual(['安宁', '安庆', '昂立']))

  test('then by tone, then by character', () =>
    expect(sorted(['马', '妈', '麻', '骂'])).toEqual(['妈', '麻', '马', '骂']))

  test('with Latin words among them and numbers by size', () =>
    expect(sorted(['石化', 'Siemens', '定州10厂', '定州2厂', '3号厂', '思科'])).toEqual([
      '3号厂',
      '定州2厂',
      '定州10厂',
      '石化',
      '思科',
      'Siemens',
    ]))

  test('by a reading typed by hand', () =>
    expect(sorted(['zhang1 chun1', '章程', '长春', 'chang an'])).toEqual([
      'chang an',
      '长春',
      'zhang1 chun1',
      '章程',
    ]))

  test('without regard to brackets and width', () =>
    expect(sortKeyOf('旭阳（河北）')).toBe(sortKeyOf('旭阳(河北)')))

  test('with a key that an index can hold', () =>
    expect(Buffer.byteLength(sortKeyOf('装'.repeat(500)))).toBeLessThan(1_000))
})

describe('a record is found', () => {
  const { searchText, sortKey } = searchColumns({
    texts: ['河北双天机械制造有限公司', '双天', 'DW-2022-0031', '12100000400000624D', ''],
    sortBy: '河北双天机械制造有限公司',
  })

  test.each(['河北双天', 'hbst', 'stjx', 'dw 2022 0031', 'dw20220031', '0624d', 'hebeishuangtian'])(
    'by %s',
    (query) => expect(searchText).toContain(query),
  )

  test('and its columns are normalized', () => {
    expect(searchText).toMatch(/^[\p{Script=Han}a-z0-9 ]+$/u)
    expect(sortKey).toBe(sortKeyOf('河北双天机械制造有限公司'))
  })

  test('by the reading typed for its name', () => {
    const typed = searchColumns({ texts: ['长乐大学'], sortBy: 'Chang2 le4 da4 xue2' })
    expect(typed.searchText.split(' ')).toEqual(expect.arrayContaining(['changledaxue', 'cldx']))
    expect(typed.sortKey).toBe('chang2le4da4xue2')
  })
})
