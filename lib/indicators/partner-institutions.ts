import { defineIndicator, notBefore, upTo } from '@/lib/indicators/indicator'

export const partnerInstitutions = defineIndicator({
  id: 'partner-institutions',
  name: '合作高校院所',
  unit: '家',
  kind: 'STOCK',
  measure: 'count',
  definition:
    '截止日期当日,与本市实体有协议在有效期内或有项目在执行中的高校、科研院所数,按法人单位去重(中国科学院各研究所分别计算)。协议签订日期未晚于截止日期,且未到期、未终止;项目未验收、未终止。',
  decidingDate: '截止日期',
  version: { no: 1, effectiveFrom: '2026-11-24', approvedBy: '定州市科学技术局' },
  record: { type: 'organization', href: '/institutions' },
  dimensions: ['month', 'region'],
  facts: 'partnership',
  distinct: 'partner',
  decidedOn: 'beginsOn',
  counts: (fact, period) => [upTo(fact.beginsOn, period), notBefore(fact.endsOn, period)],
})
