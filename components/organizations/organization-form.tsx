'use client'

import { CreditCodeField, type CreditCodeFieldProps } from '@/components/ui/credit-code-field'
import { DateField } from '@/components/ui/date-field'
import { CheckboxField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import {
  aliasKindLabels,
  organizationFormLabels,
  organizationKindLabels,
  organizationStatusLabels,
  sizeClassLabels,
} from '@/lib/organizations/labels'

type Options = { value: string; label: string }[]

export function OrganizationForm(props: {
  action: FormAction
  id?: string
  view: 'enterprises' | 'institutions'
  saved: Record<string, string>
  version?: number
  cancelHref: string
  regions: Options
  townships: Options
  industries: Options
  strategicIndustries: Options
  search: OrganizationPickerProps['search']
  lookUpCode: CreditCodeFieldProps['lookup']
}) {
  const kinds = optionsOf(organizationKindLabels).filter(
    ({ value }) => (value === 'ENTERPRISE') === (props.view === 'enterprises'),
  )
  return (
    <FormShell
      action={props.action}
      labels={organizationFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`organization:${props.id ?? `new:${props.view}`}`}
      cancelHref={props.cancelHref}
    >
      {(field) => (
        <>
          <FormGroup title="基本信息" description="名称与营业执照或法人证书一致。">
            <TextField {...field('name')} required maxLength={100} wide />
            <SelectField {...field('kind')} options={kinds} required />
            <CreditCodeField {...field('creditCode')} lookup={props.lookUpCode} />
            <TextField
              {...field('creditCodeEvidence')}
              maxLength={200}
              help="仅当代码校验位不符而执照属实时填写"
            />
            <SelectField {...field('regionCode')} options={props.regions} required />
            <SelectField {...field('township')} options={props.townships} placeholder="非本市或不适用" />
            <TextField {...field('address')} maxLength={200} wide />
            <SelectField {...field('status')} options={optionsOf(organizationStatusLabels)} required />
            <TextField {...field('legalRepresentative')} maxLength={50} />
            <DateField {...field('foundedOn')} />
          </FormGroup>
          <FormGroup title="行业与规模">
            <SelectField {...field('industryCode')} options={props.industries} placeholder="未填" />
            <SelectField
              {...field('strategicIndustry')}
              options={props.strategicIndustries}
              placeholder="不属于"
            />
            <SelectField {...field('sizeClass')} options={optionsOf(sizeClassLabels)} placeholder="未填" />
            <CheckboxField {...field('isAboveScale')} help="主营业务收入 2000 万元及以上的工业企业" />
            <DateField {...field('aboveScaleFrom')} help="进入规上企业名录的日期,不填视为一直在名录中" />
            <DateField {...field('aboveScaleTo')} help="退出名录的企业填写,并取消“规上企业”" />
          </FormGroup>
          <FormGroup title="关系与别名" description="简称、曾用名、俗称都可用来查找和匹配导入的表格。">
            <OrganizationPicker {...field('parentId')} search={props.search} />
            <OrganizationPicker {...field('groupId')} search={props.search} />
            <RepeatedGroup
              name="aliases"
              legend="别名"
              addLabel="新增别名"
              max={30}
              count={Number(props.saved['aliases.count'] ?? 0)}
              rows={field('aliases__rows', '').defaultValue}
            >
              {(row) => (
                <>
                  <TextField {...field(`${row}.alias`, '别名')} required maxLength={120} />
                  <SelectField
                    {...field(`${row}.kind`, '类型')}
                    options={optionsOf(aliasKindLabels)}
                    required
                  />
                </>
              )}
            </RepeatedGroup>
            <TextField
              {...field('sortKeyOverride')}
              maxLength={200}
              help="仅当按拼音排序读错时填写,如把“重庆”读错时填“虫庆”"
            />
            <TextAreaField {...field('note')} maxLength={500} wide />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}
