'use client'

import { DateField } from '@/components/ui/date-field'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import { highValueLabels, patentFormLabels, patentKindLabels } from '@/lib/patents/labels'

type Search = OrganizationPickerProps['search']

export function PatentForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** Granted already: a change is a correction and says why. */
  granted?: boolean
  cancelHref: string
  searchOrganizations: Search
  searchProjects: Search
  createOrganization: OrganizationPickerProps['create']
  organizationKinds: { value: string; label: string }[]
}) {
  return (
    <FormShell
      action={props.action}
      labels={patentFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`patent:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
      submitLabel={props.granted ? '保存更正' : '保存'}
    >
      {(field) => (
        <>
          <FormGroup title="专利" description="与受理通知书或专利证书一致。尚未申请的可先登记名称和权利人。">
            <TextField {...field('title')} required maxLength={200} wide />
            <SelectField {...field('kind')} options={optionsOf(patentKindLabels)} required />
            <TextField {...field('ipc')} maxLength={60} placeholder="如 C08G 69/04" />
            <TextField
              {...field('applicationNo')}
              maxLength={30}
              help="如 202311303481.9,可带或不带小数点;PCT 如 PCT/CN2022/123456"
            />
            <DateField {...field('filedOn')} help="专利申请按申请日计数" />
            <TextField {...field('publicationNo')} maxLength={30} help="如 CN117123456A" />
            <DateField {...field('publishedOn')} />
            <TextField
              {...field('grantNo')}
              maxLength={30}
              help="授权后填写,如 ZL202311303481.9;也可填授权公告号,如 CN117123456B"
            />
            <DateField {...field('grantedOn')} help="专利授权按授权公告日计数" />
          </FormGroup>
          <FormGroup
            title="专利权人"
            description="按证书顺序登记。同时有企业和高校院所的,自动标记为产学研联合专利。"
          >
            <RepeatedGroup
              name="holders"
              legend="专利权人"
              addLabel="新增专利权人"
              min={1}
              max={20}
              count={Number(props.saved?.['holders.count'] ?? 1)}
              rows={field('holders__rows', '').defaultValue}
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
          <FormGroup title="其他">
            <TextField {...field('inventors')} maxLength={300} help="只填姓名,用顿号分开" wide />
            <OrganizationPicker
              {...field('projectId')}
              search={props.searchProjects}
              placeholder="输入项目名称、编号或单位查找"
            />
            <SelectField
              {...field('highValueCriterion')}
              options={optionsOf(highValueLabels)}
              placeholder="否"
              help="只用于发明,选择符合的标准"
            />
            <TextAreaField {...field('note')} maxLength={1000} wide />
          </FormGroup>
          {props.granted && (
            <FormGroup title="更正" description="该专利已授权。更正会保留原值,并记入变更记录。">
              <TextAreaField {...field('reason')} required maxLength={200} wide />
            </FormGroup>
          )}
        </>
      )}
    </FormShell>
  )
}
