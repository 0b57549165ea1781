'use client'

import { AmountField } from '@/components/ui/amount-field'
import { DateField } from '@/components/ui/date-field'
import { NumberField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { STAGE_NOTE, transformStages, trlOptions } from '@/lib/dictionaries/trl'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import { projectFormLabels, projectPartyRoleLabels } from '@/lib/projects/labels'

type Options = { value: string; label: string }[]

export function ProjectForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** Counts as landed already: a change is a correction and says why. */
  landed?: boolean
  cancelHref: string
  technologyFields: Options
  industries: Options
  strategicIndustries: Options
  regions: Options
  searchAgreements: OrganizationPickerProps['search']
  searchOrganizations: OrganizationPickerProps['search']
  createOrganization: NonNullable<OrganizationPickerProps['create']>
  organizationKinds: Options
}) {
  return (
    <FormShell
      action={props.action}
      labels={projectFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`project:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
      submitLabel={props.landed ? '保存更正' : '保存'}
    >
      {(field) => (
        <>
          <FormGroup title="项目" description="协议审核通过的项目登记后为“已签约”,其他为“拟实施”。">
            <TextField {...field('title')} required maxLength={120} wide />
            <OrganizationPicker
              {...field('agreementId')}
              search={props.searchAgreements}
              placeholder="输入协议名称、编号或单位查找"
              required
              wide
            />
            <SelectField {...field('mode')} options={optionsOf(cooperationModeLabels)} required />
            <SelectField {...field('technologyField')} options={props.technologyFields} placeholder="未定" />
            <SelectField {...field('industryCode')} options={props.industries} placeholder="未定" />
            <SelectField
              {...field('strategicIndustry')}
              options={props.strategicIndustries}
              placeholder="不属于"
            />
            <DateField {...field('plannedStartOn')} required />
            <DateField {...field('plannedEndOn')} required />
          </FormGroup>
          <FormGroup
            title="参与单位"
            description="一家本市企业牵头,由它每月填报进展;协议当事人沿用签约时的名称。"
          >
            <RepeatedGroup
              name="parties"
              legend="参与单位"
              addLabel="新增参与单位"
              min={2}
              max={20}
              count={Number(props.saved?.['parties.count'] ?? 2)}
              rows={field('parties__rows', '').defaultValue}
            >
              {(row, index) => (
                <>
                  <OrganizationPicker
                    {...field(`${row}.organizationId`, '单位')}
                    search={props.searchOrganizations}
                    create={props.createOrganization}
                    kinds={props.organizationKinds}
                    required
                  />
                  <SelectField
                    {...field(`${row}.role`, '角色')}
                    defaultValue={
                      field(`${row}.role`, '角色').defaultValue ??
                      (index === 0 ? 'LEAD' : 'TECHNOLOGY_PROVIDER')
                    }
                    options={optionsOf(projectPartyRoleLabels)}
                    required
                  />
                </>
              )}
            </RepeatedGroup>
          </FormGroup>
          <FormGroup title="投入与转化" description="金额可填 1.42亿、500万;不带单位按万元。">
            <AmountField {...field('totalBudgetFen')} />
            <AmountField {...field('governmentFundingFen')} help="总投资中由各级财政承担的部分" />
            <SelectField {...field('trlStart')} options={[...trlOptions]} placeholder="未评定" />
            <SelectField {...field('trlCurrent')} options={[...trlOptions]} placeholder="未评定" />
            <SelectField
              {...field('stage')}
              options={optionsOf(transformStages)}
              placeholder="按技术成熟度换算"
              help={STAGE_NOTE}
            />
            <NumberField {...field('jobs')} unit="人" whole />
            <SelectField {...field('rdSiteRegion')} options={props.regions} placeholder="未定" />
            <SelectField {...field('transformationSiteRegion')} options={props.regions} placeholder="未定" />
            <TextAreaField {...field('summary')} maxLength={2000} wide />
          </FormGroup>
          {props.landed && (
            <FormGroup title="更正" description="该项目已落地。更正会保留原值,并记入变更记录。">
              <TextAreaField {...field('reason')} required maxLength={200} wide />
            </FormGroup>
          )}
        </>
      )}
    </FormShell>
  )
}
