import { ProgressBar } from '@/components/projects/progress-bar'
import { DataTable } from '@/components/ui/data-table'
import { Facts } from '@/components/ui/description-list'
import { InfoTip } from '@/components/ui/info-tip'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { dayOf } from '@/lib/dates'
import { industryLabel } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import { STAGE_NOTE, transformStages, trlCaptions } from '@/lib/dictionaries/trl'
import { wordOf } from '@/lib/labels'
import { formatWan } from '@/lib/money'
import { acceptanceResultLabels, landingEvidenceLabels, projectPartyRoleLabels } from '@/lib/projects/labels'
import type { ProjectDetail } from '@/lib/projects/queries'

const reasonTitles: Partial<Record<ProjectDetail['status'], string>> = {
  SUSPENDED: '已暂停',
  RECTIFYING: '验收不通过,整改中',
  TERMINATED: '已终止',
}

export function ProjectFacts({ project }: { project: ProjectDetail }) {
  const { agreement } = project
  const reasonTitle = reasonTitles[project.status]
  return (
    <>
      {project.voidReason && (
        <Notice tone="warn" title="已作废">
          {project.voidReason}
        </Notice>
      )}
      {reasonTitle && project.statusReason && (
        <Notice tone={project.status === 'RECTIFYING' ? 'bad' : 'warn'} title={reasonTitle}>
          {project.statusReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: '进度', value: <ProgressBar percent={project.progressPercent} />, wide: true },
            {
              label: '所属协议',
              value: agreement && (
                <a data-soft className="link" href={`/agreements/${agreement.id}`}>
                  {agreement.code} {agreement.title}
                </a>
              ),
              wide: true,
            },
            {
              label: '签约活动',
              value: agreement?.originEvent && (
                <a data-soft className="link" href={`/events/${agreement.originEvent.id}`}>
                  {agreement.originEvent.title}
                </a>
              ),
            },
            { label: '签订日期', value: day(agreement?.signedOn ?? null), numeric: true },
            { label: '计划开始日期', value: day(project.plannedStartOn), numeric: true },
            { label: '计划完成日期', value: day(project.plannedEndOn), numeric: true },
            { label: '落地日期', value: day(project.landedOn), numeric: true },
            {
              label: '落地依据',
              value: project.landingEvidence && landingEvidenceLabels[project.landingEvidence],
            },
            ...(project.landingNote ? [{ label: '依据说明', value: project.landingNote, wide: true }] : []),
            { label: '合作模式', value: cooperationModeLabels[project.mode] },
            {
              label: '技术领域',
              value: project.technologyField && wordOf(technologyFields, project.technologyField),
            },
            { label: '所属行业', value: project.industryCode && industryLabel(project.industryCode) },
            {
              label: '战新产业',
              value: project.strategicIndustry && wordOf(strategicIndustries, project.strategicIndustry),
            },
            { label: '研发地', value: project.rdSiteRegion && regionLabel(project.rdSiteRegion) },
            {
              label: '转化地',
              value: project.transformationSiteRegion && regionLabel(project.transformationSiteRegion),
            },
            {
              label: '转化阶段',
              value: project.stage && transformStages[project.stage],
              tip: <InfoTip label="转化阶段口径">{STAGE_NOTE}</InfoTip>,
            },
            { label: '技术成熟度', value: readiness(project.trlStart, project.trlCurrent) },
            { label: '总投资', value: wan(project.totalBudgetFen), numeric: true },
            { label: '财政资金', value: wan(project.governmentFundingFen), numeric: true },
            { label: '带动就业', value: project.jobs !== null && `${project.jobs} 人`, numeric: true },
            { label: '项目简介', value: project.summary, wide: true },
          ]}
        />
      </Panel>
      {project.acceptanceAppliedOn && (
        <Panel title="验收">
          <Facts
            items={[
              { label: '申请验收日期', value: day(project.acceptanceAppliedOn), numeric: true },
              {
                label: '验收结论',
                value: project.acceptanceResult && acceptanceResultLabels[project.acceptanceResult],
              },
              { label: '验收日期', value: day(project.acceptedOn), numeric: true },
              { label: '验收方式', value: project.acceptanceMethod },
              { label: '验收证书号', value: project.acceptanceCertificateNo },
              { label: '产业化日期', value: day(project.industrializedOn), numeric: true },
            ]}
          />
        </Panel>
      )}
      {project.terminatedOn && (
        <Panel title="终止">
          <Facts items={[{ label: '终止日期', value: day(project.terminatedOn), numeric: true }]} />
        </Panel>
      )}
      <Panel title="参与单位" flush>
        <DataTable
          caption="参与单位"
          compact
          rows={project.parties}
          rowKey={(party) => party.id}
          columns={[
            { key: 'name', header: '单位(签约时名称)', cell: (party) => party.name, wrap: true },
            { key: 'role', header: '角色', cell: (party) => projectPartyRoleLabels[party.role], width: 120 },
          ]}
        />
      </Panel>
    </>
  )
}

const day = (date: Date | null) => date && dayOf(date)
const wan = (fen: bigint | null) => fen !== null && `${formatWan(fen)} 万元`

function readiness(start: number | null, current: number | null) {
  const level = (value: number) => `${value} 级 ${wordOf(trlCaptions, String(value))}`
  if (current === null) return start !== null && `起始 ${level(start)}`
  return start === null || start === current ? level(current) : `${level(start)} → ${level(current)}`
}
