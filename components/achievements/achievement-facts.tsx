import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import {
  achievementLabels,
  counting,
  countingLabels,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import type { AchievementDetail } from '@/lib/achievements/queries'
import { dayOf, formatInstant } from '@/lib/dates'
import { patentKindLabels, patentState, patentStateLabels, patentStateTones } from '@/lib/patents/labels'
import { formatPatentNumber } from '@/lib/patents/number'

export function AchievementFacts(props: {
  achievement: AchievementDetail
  /** A business day (UTC midnight). */
  today: Date
}) {
  const { achievement, today } = props
  const { project, noveltyClaim, evidenceKind } = achievement
  const day = (date: Date | null) => date && dayOf(date)
  return (
    <>
      {achievement.status === 'RETURNED' && achievement.returnReason && (
        <Notice tone="bad" title="已退回">
          {achievement.returnReason}
        </Notice>
      )}
      {achievement.voidReason ? (
        <Notice tone="warn" title={countingLabels.VOIDED}>
          {achievement.voidReason}
        </Notice>
      ) : (
        <Counting achievement={achievement} />
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            {
              label: achievementLabels.noveltyClaim,
              value: noveltyClaim && noveltyClaimLabels[noveltyClaim],
            },
            {
              label: achievementLabels.impactClaims,
              value: achievement.impactClaims.map((claim) => impactClaimLabels[claim]).join('、'),
            },
            {
              label: achievementLabels.evidenceKind,
              value: evidenceKind && evidenceKindLabels[evidenceKind],
            },
            { label: achievementLabels.evidenceNo, value: achievement.evidenceNo },
            { label: achievementLabels.evidenceIssuer, value: achievement.evidenceIssuer },
            { label: achievementLabels.evidenceOn, value: day(achievement.evidenceOn), numeric: true },
            { label: achievementLabels.completedOn, value: day(achievement.completedOn), numeric: true },
            {
              label: achievementLabels.projectId,
              value: project && (
                <a data-soft className="link" href={`/projects/${project.id}`}>
                  {project.code} {project.title}
                </a>
              ),
            },
            {
              label: '提交时间',
              value: achievement.submittedAt && formatInstant(achievement.submittedAt),
              numeric: true,
            },
            {
              label: '审核时间',
              value: achievement.reviewedAt && formatInstant(achievement.reviewedAt),
              numeric: true,
            },
            { label: achievementLabels.summary, value: achievement.summary, wide: true },
          ]}
        />
      </Panel>
      <Panel title="完成单位" flush>
        <DataTable
          caption="完成单位"
          compact
          rows={achievement.owners}
          rowKey={(owner) => owner.id}
          columns={[
            { key: 'name', header: '单位(登记时名称)', cell: (owner) => owner.name, wrap: true },
            {
              key: 'position',
              header: '次序',
              cell: (owner) => owner.position + 1,
              align: 'right',
              width: 72,
            },
          ]}
        />
      </Panel>
      {achievement.patents.length + achievement.hiddenPatents > 0 && (
        <Panel
          title="相关专利"
          flush
          {...(achievement.hiddenPatents > 0
            ? { description: `另有 ${achievement.hiddenPatents} 项其他单位的专利` }
            : {})}
        >
          <DataTable
            caption="相关专利"
            compact
            rows={achievement.patents}
            rowKey={(patent) => patent.id}
            rowHref={(patent) => `/patents/${patent.id}`}
            columns={[
              { key: 'title', header: '专利名称', cell: (patent) => patent.title, wrap: true },
              {
                key: 'number',
                header: '申请号',
                cell: (patent) => patent.applicationNo && formatPatentNumber(patent.applicationNo),
                width: 160,
              },
              { key: 'kind', header: '类型', cell: (patent) => patentKindLabels[patent.kind], width: 96 },
              {
                key: 'status',
                header: '法律状态',
                cell: (patent) => {
                  const state = patentState(patent, today)
                  return <StatusBadge tone={patentStateTones[state]}>{patentStateLabels[state]}</StatusBadge>
                },
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

/** In which figure it stands, or why in none. */
function Counting({ achievement }: { achievement: AchievementDetail }) {
  const state = counting(achievement)
  const { noveltyClaim, evidenceOn } = achievement
  if (state !== 'COUNTED') {
    return (
      <Notice tone="warn" title={countingLabels[state]}>
        成果经审核人员确认证明后才计入统计。
      </Notice>
    )
  }
  return (
    <Notice tone="ok" title={countingLabels[state]}>
      {noveltyClaim && evidenceOn
        ? `按证明日期 ${dayOf(evidenceOn)} 计为“${noveltyClaimLabels[noveltyClaim]}”。`
        : '未作水平认定。'}
      {noveltyClaim !== 'DOMESTIC_GAP' && '“填补国内空白”项数中不含此项。'}
    </Notice>
  )
}
