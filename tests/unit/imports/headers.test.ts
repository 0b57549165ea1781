import { describe, expect, test } from 'vitest'
import { bareHeader, matchHeader, namesOf, unitOfHeader, unitOfNote } from '@/lib/imports/headers'

describe('headers', () => {
  test.each([
    ['合同金额(万元)', '合同金额'],
    ['*企业名称', '企业名称'],
    ['企 业 名 称*', '企业名称'],
    ['签订日期(必填)', '签订日期'],
    ['投资额/万元', '投资额'],
    ['合同额,单位:万元', '合同额'],
  ])('%s is compared as %s', (header, bare) => {
    expect(bareHeader(header)).toBe(bare)
  })

  test.each([
    ['合同金额(万元)', '万元'],
    ['金额(元)', '元'],
    ['合同额,单位:万元', '万元'],
    ['投资额/万元', '万元'],
    ['元旦活动', null],
    ['金额', null],
  ])('%s states %s', (header, unit) => {
    expect(unitOfHeader(header)).toBe(unit)
  })

  test.each([
    ['单位:万元', '万元'],
    ['金额单位:元', '元'],
    ['单 位 : 万 元', '万元'],
    ['填报单位:科技局', null],
  ])('the note %s states %s', (note, unit) => {
    expect(unitOfNote(note)).toBe(unit)
  })

  test('a label is surer than an alias, an alias surer than a likeness', () => {
    const names = namesOf({
      key: 'signedOn',
      label: '签订日期',
      aliases: '签约时间',
      kind: 'date',
      width: 1,
      example: '',
    })
    const of = (whole: string) => matchHeader(names, { whole, leaf: whole, group: '' }).confidence
    expect(of('签订日期')).toBe(1)
    expect(of('签约时间')).toBe(0.95)
    expect(of('协议签订日期')).toBeGreaterThan(0.7)
    expect(of('协议签订日期')).toBeLessThan(0.9)
    expect(of('法定代表人')).toBe(0)
  })

  test('of two lines the upper one names the party', () => {
    const names = namesOf({
      key: 'enterprise',
      label: '企业',
      aliases: '甲方',
      kind: 'organization',
      width: 1,
      example: '',
    })
    expect(matchHeader(names, { whole: '甲方名称', leaf: '名称', group: '甲方' }).confidence).toBeGreaterThan(
      0.8,
    )
    expect(
      matchHeader(names, { whole: '甲方联系人', leaf: '联系人', group: '甲方' }).confidence,
    ).toBeLessThan(0.8)
  })
})
