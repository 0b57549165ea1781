import { StatusBadge } from '@/components/ui/badge'
import { DataTable } from '@/components/ui/data-table'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { Panel } from '@/components/ui/panel'
import { Personal } from '@/components/ui/personal'
import { achievementStatusLabels, noveltyClaimLabels } from '@/lib/achievements/labels'
import { agreementStateTones, agreementStatusLabels } from '@/lib/agreements/labels'
import { contractStatusLabels } from '@/lib/contracts/labels'
import { dayOf } from '@/lib/dates'
import { industryLabel } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { townships } from '@/lib/dictionaries/townships'
import { wordOf } from '@/lib/labels'
import { formatWan } from '@/lib/money'
import {
  aliasKindLabels,
  creditCodeStatusLabels,
  organizationKindLabels,
  sizeClassLabels,
} from '@/lib/organizations/labels'
import type { OrganizationProfile } from '@/lib/organizations/profile'
import type { OrganizationDetail } from '@/lib/organizations/queries'
import { patentStatusLabels } from '@/lib/patents/labels'
import { maskNames } from '@/lib/personal-data'
import { projectStatusLabels } from '@/lib/projects/labels'

const hrefOf = ({ id, kind }: { id: string; kind: string }) =>
  `${kind === 'ENTERPRISE' ? '/enterprises' : '/institutions'}/${id}`

export function OrganizationFacts({ organization }: { organization: OrganizationDetail }) {
  const link = (other: { id: string; name: string; kind: string }) => (
    <a data-soft className="link" href={hrefOf(other)}>
      {other.name}
    </a>
  )
  const links = (others: { id: string; name: string; kind: string }[]) =>
    others.length > 0 && (
      <ul className="flex flex-wrap gap-x-4">
        {others.map((other) => (
          <li key={other.id}>{link(other)}</li>
        ))}
      </ul>
    )
  return (
    <>
      {organization.voidReason && (
        <Notice tone="warn" title="已作废">
          {organization.voidReason}
        </Notice>
      )}
      <Panel title="基本信息">
        <Facts
          items={[
            { label: '单位类别', value: organizationKindLabels[organization.kind] },
            {
              label: '统一社会信用代码',
              value: organization.creditCode
                ? `${organization.creditCode}(${creditCodeStatusLabels[organization.creditCodeStatus]})`
                : creditCodeStatusLabels[organization.creditCodeStatus],
              numeric: true,
            },
            { label: '行政区划', value: regionLabel(organization.regionCode) },
            { label: '是否本市', value: organization.isLocal ? '是' : '否' },
            { label: '乡镇/园区', value: organization.township && wordOf(townships, organization.township) },
            { label: '地址', value: organization.address },
            { label: '行业', value: organization.industryCode && industryLabel(organization.industryCode) },
            {
              label: '战新产业',
              value:
                organization.strategicIndustry && wordOf(strategicIndustries, organization.strategicIndustry),
            },
            { label: '规模', value: organization.sizeClass && sizeClassLabels[organization.sizeClass] },
            { label: '规上企业', value: aboveScaleWords(organization) },
            {
              label: '成立日期',
              value: organization.foundedOn && dayOf(organization.foundedOn),
              numeric: true,
            },
            {
              label: '法定代表人',
              value: <Personal text={organization.legalRepresentative} mask={maskNames} />,
            },
            { label: '上级单位', value: organization.parent && link(organization.parent) },
            { label: '所属集团', value: organization.group && link(organization.group) },
            { label: '下级单位', value: links(organization.children), wide: true },
            { label: '集团成员', value: links(organization.groupMembers), wide: true },
            {
              label: '别名',
              value: organization.aliases
                .map(({ alias, kind }) => `${alias}(${aliasKindLabels[kind]})`)
                .join('、'),
              wide: true,
            },
            { label: '备注', value: organization.note, wide: true },
          ]}
        />
      </Panel>
    </>
  )
}

/** What the organization takes part in: counts that open the filtered lists, and the newest of each. */
export function OrganizationRecords({ id, profile }: { id: string; profile: OrganizationProfile }) {
  const { counts } = profile
  const all = (path: string, count: number) => (
    <a data-soft className="link" href={`${path}?organizationId=${id}`}>
      全部 {count} 条
    </a>
  )
  const nothing = Object.values(counts).every((count) => count === 0)
  if (nothing) {
    return (
      <Panel title="合作情况">
        <p className="text-ink-3">该单位还没有协议、项目、技术合同、专利或成果。</p>
      </Panel>
    )
  }
  return (
    <>
      {counts.agreements > 0 && (
        <Panel title="协议" flush actions={all('/agreements', counts.agreements)}>
          <DataTable
            caption="协议"
            compact
            rows={profile.agreements}
            rowKey={(row) => row.id}
            rowHref={(row) => `/agreements/${row.id}`}
            columns={[
              { key: 'title', header: '协议名称', cell: (row) => row.title },
              {
                key: 'partner',
                header: '企业/合作单位',
                cell: (row) => `${row.enterpriseName} / ${row.partnerName}`,
              },
              {
                key: 'signedOn',
                header: '签订日期',
                cell: (row) => row.signedOn && dayOf(row.signedOn),
                align: 'center',
                width: 112,
              },
              {
                key: 'amount',
                header: '金额(万元)',
                cell: (row) => row.amountFen !== null && formatWan(row.amountFen),
                align: 'right',
                width: 112,
              },
              {
                key: 'status',
                header: '状态',
                cell: (row) => (
                  <StatusBadge tone={agreementStateTones[row.status]}>
                    {agreementStatusLabels[row.status]}
                  </StatusBadge>
                ),
                width: 96,
                card: 'status',
              },
            ]}
          />
        </Panel>
      )}
      {counts.projects > 0 && (
        <Panel title="项目" flush actions={all('/projects', counts.projects)}>
          <DataTable
            caption="项目"
            compact
            rows={profile.projects}
            rowKey={(row) => row.id}
            rowHref={(row) => `/projects/${row.id}`}
            columns={[
              { key: 'title', header: '项目名称', cell: (row) => row.title },
              { key: 'code', header: '编号', cell: (row) => row.code, width: 128 },
              {
                key: 'progress',
                header: '进度',
                cell: (row) => `${row.progressPercent}%`,
                align: 'right',
                width: 72,
              },
              {
                key: 'end',
                header: '计划完成',
                cell: (row) => dayOf(row.plannedEndOn),
                align: 'center',
                width: 112,
              },
              { key: 'status', header: '状态', cell: (row) => projectStatusLabels[row.status], width: 96 },
            ]}
          />
        </Panel>
      )}
      {counts.contracts > 0 && (
        <Panel title="技术合同" flush actions={all('/contracts', counts.contracts)}>
          <DataTable
            caption="技术合同"
            compact
            rows={profile.contracts}
            rowKey={(row) => row.id}
            rowHref={(row) => `/contracts/${row.id}`}
            columns={[
              { key: 'title', header: '合同名称', cell: (row) => row.title },
              {
                key: 'signedOn',
                header: '签订日期',
                cell: (row) => dayOf(row.signedOn),
                align: 'center',
                width: 112,
              },
              {
                key: 'total',
                header: '成交额(万元)',
                cell: (row) => formatWan(row.totalFen),
                align: 'right',
                width: 128,
              },
              { key: 'status', header: '状态', cell: (row) => contractStatusLabels[row.status], width: 96 },
            ]}
          />
        </Panel>
      )}
      {counts.patents > 0 && (
        <Panel title="专利" flush actions={all('/patents', counts.patents)}>
          <DataTable
            caption="专利"
            compact
            rows={profile.patents}
            rowKey={(row) => row.id}
            rowHref={(row) => `/patents/${row.id}`}
            columns={[
              { key: 'title', header: '专利名称', cell: (row) => row.title },
              { key: 'no', header: '申请号', cell: (row) => row.applicationNo, width: 160 },
              {
                key: 'filedOn',
                header: '申请日',
                cell: (row) => row.filedOn && dayOf(row.filedOn),
                align: 'center',
                width: 112,
              },
              { key: 'status', header: '法律状态', cell: (row) => patentStatusLabels[row.status], width: 96 },
            ]}
          />
        </Panel>
      )}
      {counts.achievements > 0 && (
        <Panel title="成果" flush actions={all('/achievements', counts.achievements)}>
          <DataTable
            caption="成果"
            compact
            rows={profile.achievements}
            rowKey={(row) => row.id}
            rowHref={(row) => `/achievements/${row.id}`}
            columns={[
              { key: 'title', header: '成果名称', cell: (row) => row.title },
              {
                key: 'claim',
                header: '水平',
                cell: (row) => row.noveltyClaim && noveltyClaimLabels[row.noveltyClaim],
                width: 128,
              },
              {
                key: 'status',
                header: '状态',
                cell: (row) => achievementStatusLabels[row.status],
                width: 96,
              },
            ]}
          />
        </Panel>
      )}
      {counts.intentions > 0 && (
        <p className="text-sm">
          <a data-soft className="link" href={`/intentions?organizationId=${id}`}>
            合作意向 {counts.intentions} 条
          </a>
        </p>
      )}
    </>
  )
}

/** 是(2020-01-01 纳规) */
function aboveScaleWords({
  isAboveScale,
  aboveScaleFrom,
  aboveScaleTo,
}: Pick<OrganizationDetail, 'isAboveScale' | 'aboveScaleFrom' | 'aboveScaleTo'>) {
  const days = [
    aboveScaleFrom && `${dayOf(aboveScaleFrom)} 纳规`,
    aboveScaleTo && `${dayOf(aboveScaleTo)} 退规`,
  ].filter(Boolean)
  return `${isAboveScale ? '是' : '否'}${days.length > 0 ? `(${days.join(',')})` : ''}`
}
