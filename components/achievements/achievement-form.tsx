'use client'

import { DateField } from '@/components/ui/date-field'
import { CheckboxesField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { Notice } from '@/components/ui/notice'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import {
  achievementFormLabels,
  evidenceKindLabels,
  impactClaimLabels,
  noveltyClaimLabels,
} from '@/lib/achievements/labels'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

type Search = OrganizationPickerProps['search']

export function AchievementForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** Confirmed already: a change is a correction and says why. */
  confirmed?: boolean
  /** Handing it in for review is possible from here. */
  canSubmit: boolean
  /** What the reviewer asked for when returning it. */
  returnReason?: string
  hiddenPatents?: number
  cancelHref: string
  searchOrganizations: Search
  searchProjects: Search
  searchPatents: Search
  createOrganization?: OrganizationPickerProps['create']
  organizationKinds: { value: string; label: string }[]
}) {
  const submit = { name: 'intent', value: 'submit', label: '保存并提交审核' }
  return (
    <FormShell
      action={props.action}
      labels={achievementFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`achievement:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
      submitLabel={props.confirmed ? '保存更正' : '保存'}
      secondary={props.canSubmit ? [submit] : []}
      remarks={
        props.returnReason && (
          <Notice tone="bad" title="已退回">
            {props.returnReason}
          </Notice>
        )
      }
    >
      {(field) => (
        <>
          <FormGroup title="成果">
            <TextField {...field('title')} required maxLength={200} wide />
            <OrganizationPicker
              {...field('projectId')}
              search={props.searchProjects}
              placeholder="输入项目名称、编号或单位查找"
            />
            <DateField {...field('completedOn')} />
            <TextAreaField {...field('summary')} maxLength={2000} wide />
          </FormGroup>
          <FormGroup
            title="水平认定与证明"
            description="“填补国内空白”等认定须有证明,审核确认后才计入统计,按证明日期计算。"
          >
            <SelectField
              {...field('noveltyClaim')}
              options={optionsOf(noveltyClaimLabels)}
              placeholder="未作认定"
            />
            <SelectField
              {...field('evidenceKind')}
              options={optionsOf(evidenceKindLabels)}
              placeholder="无证明"
            />
            <TextField {...field('evidenceIssuer')} maxLength={100} help="查新站、鉴定或评价机构全称" />
            <TextField {...field('evidenceNo')} maxLength={60} />
            <DateField {...field('evidenceOn')} help="证明出具的日期,不得晚于今天" />
            <CheckboxesField {...field('impactClaims')} options={optionsOf(impactClaimLabels)} wide />
          </FormGroup>
          <FormGroup title="完成单位" description="按证明中的顺序登记。">
            <RepeatedGroup
              name="owners"
              legend="完成单位"
              addLabel="新增完成单位"
              min={1}
              max={20}
              count={Number(props.saved?.['owners.count'] ?? 1)}
              rows={field('owners__rows', '').defaultValue}
            >
              {(row) => (
                <OrganizationPicker
                  {...field(`${row}.organizationId`, '单位')}
                  search={props.searchOrganizations}
                  create={props.createOrganization}
                  kinds={props.organizationKinds}
                  required
                />
              )}
            </RepeatedGroup>
          </FormGroup>
          <FormGroup title="相关专利">
            <RepeatedGroup
              name="patents"
              legend="相关专利"
              addLabel="新增相关专利"
              max={50}
              count={Number(props.saved?.['patents.count'] ?? 0)}
              rows={field('patents__rows', '').defaultValue}
              help={
                props.hiddenPatents
                  ? `另有 ${props.hiddenPatents} 项其他单位的专利,保存后保持不变`
                  : '已包含在成果中的专利不再重复计数'
              }
            >
              {(row) => (
                <OrganizationPicker
                  {...field(`${row}.patentId`, '专利')}
                  search={props.searchPatents}
                  placeholder="输入专利名称、申请号或权利人查找"
                  required
                />
              )}
            </RepeatedGroup>
          </FormGroup>
          {props.confirmed && (
            <FormGroup
              title="更正"
              description="该成果已确认。更正会保留原值;改动水平认定、影响或证明的,须由另一人重新审核,期间不计入统计。"
            >
              <TextAreaField {...field('reason')} required maxLength={200} wide />
            </FormGroup>
          )}
        </>
      )}
    </FormShell>
  )
}
