import { describe, expect, test } from 'vitest'
import { contractSides, contractSidesText, fulfilment, isCounted } from '@/lib/contracts/labels'
import { checkContract, contractFields, registrationInput } from '@/lib/contracts/schema'
import { InvalidInput } from '@/lib/errors'
import { parse } from '@/lib/parse'
import { withRules } from '@/lib/rules'

const typed = {
  title: '轴承热处理工艺开发合同',
  type: 'DEVELOPMENT',
  sellerId: '01890000-0000-7000-8000-00000000000a',
  buyerId: '01890000-0000-7000-8000-00000000000b',
  signedOn: '2022-03-01',
  totalFen: '500万',
  technologyFen: '3,200,000元',
  intellectualProperty: 'NONE',
}

const read = (changes: Record<string, string>) =>
  parse(withRules(contractFields, checkContract), { ...typed, ...changes })

function refusal(changes: Record<string, string>) {
  try {
    read(changes)
  } catch (error) {
    if (error instanceof InvalidInput) return error.fieldErrors
    throw error
  }
  throw new Error('accepted')
}

test('amounts are kept exactly, in 分', () => {
  expect(read({})).toMatchObject({ totalFen: 500_000_000n, technologyFen: 320_000_000n })
})

test('技术交易额 lies between nothing and 合同成交额', () => {
  expect(read({ technologyFen: '500' }).technologyFen).toBe(500_000_000n)
  expect(read({ technologyFen: '0' }).technologyFen).toBe(0n)
  expect(read({ technologyFen: '' }).technologyFen).toBeNull()
  expect(refusal({ technologyFen: '500.000001' })).toEqual({
    technologyFen: ['技术交易额不能大于合同成交额'],
  })
})

test('a contract has two different parties and a validity that runs forward', () => {
  expect(refusal({ buyerId: typed.sellerId })).toEqual({ buyerId: ['买方与卖方不能是同一单位'] })
  expect(refusal({ validFrom: '2022-06-01', validTo: '2022-05-31' })).toEqual({
    validTo: ['有效期止不能早于有效期起'],
  })
  expect(refusal({ validTo: '2022-02-28' })).toEqual({ validTo: ['有效期止不能早于签订日期'] })
})

describe('the registration number', () => {
  const registration = {
    type: 'DEVELOPMENT',
    technologyFen: '1',
    registeredOn: '2022-03-05',
    authority: '河北省技术合同登记机构(示例)',
  }
  const number = (registrationNo: string) =>
    parse(registrationInput, { ...registration, registrationNo }).registrationNo

  test('has 16 digits, however they were copied', () => {
    expect(number('2022130600001234')).toBe('2022130600001234')
    expect(number(' 2022 1306 0000 1234 ')).toBe('2022130600001234')
    expect(number('２０２２１３０６００００１２３４')).toBe('2022130600001234')
  })

  test.each(['', '202213060000123', '20221306000012345', '2022130600001234A'])('%s is none', (wrong) => {
    expect(() => number(wrong)).toThrow(InvalidInput)
  })
})

test('输出 and 吸纳 come from where the parties sit; within the city it is both', () => {
  expect(contractSides(true, false)).toEqual(['OUTPUT'])
  expect(contractSides(false, true)).toEqual(['ABSORPTION'])
  expect(contractSidesText(contractSides(true, true))).toBe('输出、吸纳')
})

test('only 已登记 and 变更登记 count, and no voided one', () => {
  expect(isCounted({ status: 'REGISTERED', voidedAt: null })).toBe(true)
  expect(isCounted({ status: 'AMENDED', voidedAt: null })).toBe(true)
  expect(isCounted({ status: 'CANCELLED', voidedAt: null })).toBe(false)
  expect(isCounted({ status: 'REGISTERED', voidedAt: new Date(0) })).toBe(false)
})

test('fulfilment follows the amount', () => {
  expect(fulfilment({ fulfilledFen: 0n, totalFen: 100n })).toBe('NONE')
  expect(fulfilment({ fulfilledFen: 99n, totalFen: 100n })).toBe('PARTIAL')
  expect(fulfilment({ fulfilledFen: 100n, totalFen: 100n })).toBe('COMPLETE')
  expect(fulfilment({ fulfilledFen: 0n, totalFen: 0n })).toBe('NONE')
})
