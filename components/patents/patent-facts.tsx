import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { Personal } from '@/components/ui/personal'
import { achievementStateTones, achievementStatusLabels, noveltyClaimLabels } from '@/lib/achievements/labels'
import { dayOf } from '@/lib/dates'
import { highValueLabels, patentKindLabels, patentLabels } from '@/lib/patents/labels'
import { checkPatentNumber, formatGrantNumber, formatPatentNumber } from '@/lib/patents/number'
import type { PatentDetail } from '@/lib/patents/queries'
import { maskNames } from '@/lib/personal-data'

export function PatentFacts({ patent, today }: { patent: PatentDetail; today: string }) {
  const { project, applicationNo } = patent
  const day = (date: Date | null) => date && dayOf(date)
  const achievements = patent.achievements.map(({ achievement }) => achievement)
  return (
    <>
      {patent.voidReason && (
        <Notice tone="warn" title="已作废">
          {patent.voidReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: patentLabels.kind, value: patentKindLabels[patent.kind] },
            { label: '产学研联合', value: patent.isJoint ? '是' : '否' },
            {
              label: patentLabels.applicationNo,
              value: applicationNo && (
                <>
                  {formatPatentNumber(applicationNo)}
                  <NumberRemark patent={patent} today={today} />
                </>
              ),
              numeric: true,
            },
            { label: patentLabels.filedOn, value: day(patent.filedOn), numeric: true },
            { label: patentLabels.publicationNo, value: patent.publicationNo, numeric: true },
            { label: patentLabels.publishedOn, value: day(patent.publishedOn), numeric: true },
            {
              label: patentLabels.grantNo,
              value: patent.grantNo && formatGrantNumber(patent.grantNo),
              numeric: true,
            },
            { label: patentLabels.grantedOn, value: day(patent.grantedOn), numeric: true },
            { label: '届满日', value: day(patent.expiresOn), numeric: true },
            { label: '状态日期', value: day(patent.statusOn), numeric: true },
            ...(patent.statusReason ? [{ label: '状态说明', value: patent.statusReason, wide: true }] : []),
            { label: patentLabels.ipc, value: patent.ipc },
            {
              label: patentLabels.highValueCriterion,
              value: patent.highValueCriterion && highValueLabels[patent.highValueCriterion],
            },
            {
              label: patentLabels.projectId,
              value: project && (
                <a data-soft className="link" href={`/projects/${project.id}`}>
                  {project.code} {project.title}
                </a>
              ),
              wide: true,
            },
            {
              label: patentLabels.inventors,
              value: <Personal text={patent.inventors} mask={maskNames} />,
              wide: true,
            },
            { label: patentLabels.note, value: patent.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="专利权人" flush>
        <DataTable
          caption="专利权人"
          compact
          rows={patent.holders}
          rowKey={(holder) => holder.id}
          columns={[
            { key: 'name', header: '单位(登记时名称)', cell: (holder) => holder.name, wrap: true },
            {
              key: 'position',
              header: '次序',
              cell: (holder) => holder.position + 1,
              align: 'right',
              width: 72,
            },
          ]}
        />
      </Panel>
      {achievements.length > 0 && (
        <Panel title="成果" flush>
          <DataTable
            caption="引用该专利的成果"
            compact
            rows={achievements}
            rowKey={(achievement) => achievement.id}
            rowHref={(achievement) => `/achievements/${achievement.id}`}
            columns={[
              { key: 'title', header: '成果名称', cell: (achievement) => achievement.title, wrap: true },
              { key: 'code', header: '编号', cell: (achievement) => achievement.code, width: 128 },
              {
                key: 'claim',
                header: '水平认定',
                cell: (achievement) =>
                  achievement.noveltyClaim && noveltyClaimLabels[achievement.noveltyClaim],
                width: 128,
              },
              {
                key: 'status',
                header: '状态',
                cell: (achievement) => (
                  <StatusBadge tone={achievementStateTones[achievement.status]}>
                    {achievementStatusLabels[achievement.status]}
                  </StatusBadge>
                ),
                width: 104,
                card: 'status',
              },
            ]}
          />
        </Panel>
      )}
    </>
  )
}

/** Numbers of the first years may lack their check digit: accepted, and said wherever the number is relied on. */
function NumberRemark({ patent, today }: { patent: PatentDetail; today: string }) {
  if (!patent.applicationNo || patent.kind === 'OVERSEAS') return null
  const checked = checkPatentNumber(patent.applicationNo, { today })
  if (checked.status !== 'warn' || !checked.message) return null
  return <span className="block text-sm text-warn">{checked.message}</span>
}
