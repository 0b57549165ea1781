import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import {
  agreementKindLabels,
  amountAbsentLabels,
  cooperationModeLabels,
  partyRoleLabels,
} from '@/lib/agreements/labels'
import type { AgreementDetail } from '@/lib/agreements/queries'
import { contractStatusLabels } from '@/lib/contracts/labels'
import { dayOf, formatDay, formatInstant } from '@/lib/dates'
import { formatWan, formatYuan } from '@/lib/money'
import { projectStateTones, projectStatusLabels } from '@/lib/projects/labels'

export function AgreementFacts({ agreement }: { agreement: AgreementDetail }) {
  const { originEvent, previous, intention } = agreement
  const day = (date: Date | null) => date && dayOf(date)
  return (
    <>
      {agreement.status === 'RETURNED' && agreement.returnReason && (
        <Notice tone="bad" title="已退回">
          {agreement.returnReason}
        </Notice>
      )}
      {agreement.voidReason && (
        <Notice tone="warn" title="已作废">
          {agreement.voidReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: '协议类型', value: agreementKindLabels[agreement.kind] },
            { label: '合作模式', value: cooperationModeLabels[agreement.mode] },
            {
              label: '签订日期',
              value: agreement.signedOn && formatDay(agreement.signedOn, agreement.signedOnPrecision),
              numeric: true,
            },
            {
              label: '协议金额',
              value:
                agreement.amountFen === null
                  ? agreement.amountAbsentReason && amountAbsentLabels[agreement.amountAbsentReason]
                  : `${formatWan(agreement.amountFen)} 万元(${formatYuan(agreement.amountFen)} 元)`,
              numeric: true,
            },
            { label: '生效日期', value: day(agreement.effectiveOn), numeric: true },
            { label: '到期日期', value: day(agreement.expiresOn), numeric: true },
            {
              label: '签约活动',
              value: originEvent && (
                <a data-soft className="link" href={`/events/${originEvent.id}`}>
                  {originEvent.title}
                </a>
              ),
            },
            {
              label: '来自意向',
              value: intention && (
                <a data-soft className="link" href={`/intentions/${intention.id}`}>
                  {intention.title}
                </a>
              ),
            },
            {
              label: '前一协议',
              value: previous && (
                <a data-soft className="link" href={`/agreements/${previous.id}`}>
                  {previous.code} {previous.title}
                </a>
              ),
            },
            {
              label: '后续协议',
              value: agreement.following.length > 0 && (
                <ul>
                  {agreement.following.map((next) => (
                    <li key={next.id}>
                      <a data-soft className="link" href={`/agreements/${next.id}`}>
                        {next.code} {next.title}
                      </a>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              label: '提交时间',
              value: agreement.submittedAt && formatInstant(agreement.submittedAt),
              numeric: true,
            },
            {
              label: '审核时间',
              value: agreement.reviewedAt && formatInstant(agreement.reviewedAt),
              numeric: true,
            },
            ...(agreement.status === 'TERMINATED'
              ? [
                  { label: '终止日期', value: day(agreement.terminatedOn), numeric: true },
                  { label: '终止原因', value: agreement.terminationReason },
                ]
              : []),
            { label: '备注', value: agreement.note, wide: true },
          ]}
        />
      </Panel>
      <Panel title="当事人" flush>
        <DataTable
          caption="当事人"
          compact
          rows={agreement.parties}
          rowKey={(party) => party.id}
          columns={[
            { key: 'name', header: '单位(签约时名称)', cell: (party) => party.name, wrap: true },
            { key: 'role', header: '角色', cell: (party) => partyRoleLabels[party.role], width: 96 },
            { key: 'lead', header: '牵头', cell: (party) => (party.isLead ? '是' : ''), width: 72 },
            {
              key: 'share',
              header: '分担金额(万元)',
              cell: (party) => party.shareFen !== null && formatWan(party.shareFen),
              align: 'right',
              width: 144,
            },
          ]}
        />
      </Panel>
      {agreement.projects.length > 0 && (
        <Panel title="项目" flush>
          <DataTable
            caption="协议下的项目"
            compact
            rows={agreement.projects}
            rowKey={(project) => project.id}
            rowHref={(project) => `/projects/${project.id}`}
            columns={[
              { key: 'title', header: '项目名称', cell: (project) => project.title, wrap: true },
              { key: 'code', header: '编号', cell: (project) => project.code, width: 128 },
              {
                key: 'progress',
                header: '进度',
                cell: (project) => `${project.progressPercent}%`,
                align: 'right',
                width: 72,
              },
              {
                key: 'status',
                header: '状态',
                cell: (project) => (
                  <StatusBadge tone={projectStateTones[project.status]}>
                    {projectStatusLabels[project.status]}
                  </StatusBadge>
                ),
                width: 104,
              },
            ]}
          />
        </Panel>
      )}
      {agreement.technologyContracts.length > 0 && (
        <Panel title="技术合同" flush>
          <DataTable
            caption="协议下的技术合同"
            compact
            rows={agreement.technologyContracts}
            rowKey={(contract) => contract.id}
            rowHref={(contract) => `/contracts/${contract.id}`}
            columns={[
              { key: 'title', header: '合同名称', cell: (contract) => contract.title, wrap: true },
              { key: 'code', header: '编号', cell: (contract) => contract.code, width: 128 },
              {
                key: 'total',
                header: '成交额(万元)',
                cell: (contract) => formatWan(contract.totalFen),
                align: 'right',
                width: 128,
              },
              {
                key: 'status',
                header: '状态',
                cell: (contract) => contractStatusLabels[contract.status],
                width: 104,
              },
            ]}
          />
        </Panel>
      )}
    </>
  )
}
