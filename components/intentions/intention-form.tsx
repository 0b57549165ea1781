'use client'

import { AmountField } from '@/components/ui/amount-field'
import { DateField } from '@/components/ui/date-field'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { cooperationModeLabels } from '@/lib/agreements/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { FormAction } from '@/lib/form-state'
import { intentionFormLabels } from '@/lib/intentions/labels'
import { optionsOf } from '@/lib/labels'

type Search = OrganizationPickerProps['search']

export function IntentionForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** Already confirmed: a change is a correction and says why. */
  settled?: boolean
  cancelHref: string
  searchEnterprises: Search
  searchOrganizations: Search
  searchEvents: Search
  createOrganization?: OrganizationPickerProps['create']
  organizationKinds: { value: string; label: string }[]
}) {
  return (
    <FormShell
      action={props.action}
      labels={intentionFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`intention:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
      submitLabel={props.settled ? '保存更正' : '保存'}
    >
      {(field) => (
        <>
          <FormGroup title="意向">
            <TextField {...field('title')} required maxLength={120} wide />
            <OrganizationPicker
              {...field('enterpriseId')}
              search={props.searchEnterprises}
              create={props.createOrganization}
              kinds={props.organizationKinds.filter(({ value }) => value === 'ENTERPRISE')}
              required
            />
            <OrganizationPicker
              {...field('partnerId')}
              search={props.searchOrganizations}
              create={props.createOrganization}
              kinds={props.organizationKinds}
              help="尚未确定的留空,列表中显示“待定”"
            />
            <DateField
              {...field('reachedOn')}
              partial
              required
              help="只知道月份或年份的,填 2022-10 或 2022"
            />
            <OrganizationPicker
              {...field('originEventId')}
              search={props.searchEvents}
              placeholder="输入活动名称查找"
            />
          </FormGroup>
          <FormGroup title="内容">
            <SelectField {...field('mode')} options={optionsOf(cooperationModeLabels)} placeholder="未确定" />
            <AmountField {...field('expectedAmountFen')} help="可填 1.42亿、500万;不带单位按万元" />
            <SelectField
              {...field('technologyField')}
              options={optionsOf(technologyFields)}
              placeholder="未确定"
            />
            <DateField {...field('nextFollowUpOn')} help="到期未跟进的会列入待办" />
            <TextAreaField {...field('note')} maxLength={1000} wide />
          </FormGroup>
          {props.settled && (
            <FormGroup title="更正" description="该意向已确认。更正会保留原值,并记入变更记录。">
              <TextAreaField {...field('reason')} required maxLength={200} wide />
            </FormGroup>
          )}
        </>
      )}
    </FormShell>
  )
}
