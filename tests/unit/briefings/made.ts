import type { TemplateTexts } from '@/lib/briefings/template'
import type { Group } from '@/lib/indicators/sums'
import type { Snapshot, SnapshotFigure } from '@/lib/snapshots/queries'

let made = 0

export function figure(of: Partial<SnapshotFigure> & { name: string }): SnapshotFigure {
  made += 1
  return {
    id: `figure-${made}`,
    code: `KZ-2022-0001-${String(made).padStart(2, '0')}`,
    indicatorId: of.name,
    unit: '项',
    kind: 'CUM',
    measure: 'count',
    definition: `${of.name}的口径。`,
    decidingDate: '协议签订日期',
    version: { no: 1, effectiveFrom: '2022-01-01', approvedBy: '定州市科学技术局' },
    period: '截至 2022-10-19',
    now: counted(31n),
    before: counted(12n),
    groups: {},
    rowsHash: '',
    ...of,
  }
}

export const counted = (count: bigint) => ({ count, sum: count })
export const money = (fen: bigint) => ({ count: 3n, sum: fen })
export const share = (sum: bigint, count: bigint) => ({ count, sum })
export const group = (key: string, count: bigint, sum = count): Group => ({ key, name: null, count, sum })

export function snapshot(figures: SnapshotFigure[], more: Partial<Snapshot> = {}): Snapshot {
  return {
    id: 'snapshot',
    code: 'KZ-2022-0001',
    title: '快照',
    scope: { from: '2022-01-01', asOf: '2022-10-19', knownAt: '2022-10-31T17:30:05.123' },
    from: '2022-01-01',
    asOf: '2022-10-19',
    knownAt: new Date('2022-10-31T09:30:05.123Z'),
    origin: '2020-11-12',
    filterText: '',
    note: null,
    hash: '',
    frozenAt: new Date('2022-10-31T09:31:00Z'),
    frozenBy: '王经办',
    figures,
    ...more,
  }
}

export function template(more: Partial<TemplateTexts> = {}): TemplateTexts {
  return {
    kind: 'WORK_BRIEFING',
    masthead: '产学研合作工作简报',
    documentNumber: '定科〔{年份}〕  号',
    title: '{期间}\n全市产学研合作工作情况',
    recipient: '市委、市政府',
    opening: null,
    sections: [{ heading: '总体情况', text: '签约项目{签约项目},{签约项目:同比}。' }],
    closing: null,
    copyTo: null,
    ...more,
  }
}
