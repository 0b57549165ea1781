import { at } from '@/lib/indicators/fact-columns'
import { after, defineIndicator, holds, notBefore, upTo } from '@/lib/indicators/indicator'

export const cooperationCoverage = defineIndicator({
  id: 'cooperation-coverage',
  name: '规上企业产学研合作覆盖率',
  unit: '%',
  kind: 'STOCK',
  measure: 'share',
  share: { part: '已合作', whole: '规上企业', unit: ' 家' },
  definition:
    '截止日期当日在规上企业名录中的本市企业中,与高校、科研院所有协议在有效期内或有项目在执行中的所占比重。分母为规上企业数。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'organization', href: '/enterprises' },
  dimensions: ['industry', 'township'],
  facts: 'aboveScale',
  distinct: 'enterprise',
  decidedOn: 'since',
  counts: (fact, period) => [upTo(fact.since, period), after(fact.until, period)],
  amount: (fact, period, table) => {
    const enterprise = table.column('enterprise')
    const [from, to] = [upTo(fact.coveredFrom, period), notBefore(fact.coveredTo, period)]
    const covered = new Set<number>()
    for (let row = 0; row < table.size; row++) {
      if (holds(from, row) && holds(to, row)) covered.add(at(enterprise, row))
    }
    return (row) => Number(covered.has(at(enterprise, row)))
  },
})
