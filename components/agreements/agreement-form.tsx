'use client'

import { AmountField } from '@/components/ui/amount-field'
import { DateField } from '@/components/ui/date-field'
import { CheckboxField, SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import { RepeatedGroup } from '@/components/ui/repeated-group'
import {
  agreementFormLabels,
  agreementKindLabels,
  amountAbsentLabels,
  cooperationModeLabels,
  partyRoleLabels,
} from '@/lib/agreements/labels'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

type Search = OrganizationPickerProps['search']

export function AgreementForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** Already reviewed: a change is a correction and says why. */
  settled?: boolean
  /** Handing it in for review is possible from here. */
  canSubmit: boolean
  hidden?: Record<string, string>
  cancelHref: string
  searchOrganizations: Search
  searchEvents: Search
  searchAgreements: Search
  createOrganization?: OrganizationPickerProps['create']
  organizationKinds: { value: string; label: string }[]
}) {
  const submit = { name: 'intent', value: 'submit', label: '保存并提交审核' }
  return (
    <FormShell
      action={props.action}
      labels={agreementFormLabels}
      saved={props.saved}
      version={props.version}
      draftKey={`agreement:${props.id ?? 'new'}`}
      cancelHref={props.cancelHref}
      submitLabel={props.settled ? '保存更正' : '保存'}
      secondary={props.canSubmit ? [submit] : []}
      hidden={props.hidden}
    >
      {(field) => (
        <>
          <FormGroup
            title="协议"
            description="与签字文本一致。未签订的协议可先保存为草稿,签订后补填日期再提交审核。"
          >
            <TextField {...field('title')} required maxLength={120} wide />
            <SelectField {...field('kind')} options={optionsOf(agreementKindLabels)} required />
            <SelectField {...field('mode')} options={optionsOf(cooperationModeLabels)} required />
            <DateField {...field('signedOn')} help="计入“签约”的日期,不得晚于今天" />
            <DateField {...field('effectiveOn')} />
            <DateField {...field('expiresOn')} />
            <AmountField {...field('amountFen')} help="可填 1.42亿、500万;不带单位按万元" />
            <SelectField
              {...field('amountAbsentReason')}
              options={optionsOf(amountAbsentLabels)}
              placeholder="有金额"
            />
          </FormGroup>
          <FormGroup
            title="当事人"
            description="至少两方,其中至少一家本市企业;勾选“牵头”的企业和高校院所用于统计。"
          >
            <RepeatedGroup
              name="parties"
              legend="当事人"
              addLabel="新增当事人"
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
                      field(`${row}.role`, '角色').defaultValue ?? (index === 0 ? 'PARTY_A' : 'PARTY_B')
                    }
                    options={optionsOf(partyRoleLabels)}
                    required
                  />
                  <AmountField {...field(`${row}.shareFen`, '分担金额')} />
                  <CheckboxField {...field(`${row}.isLead`, '牵头')} />
                </>
              )}
            </RepeatedGroup>
          </FormGroup>
          <FormGroup title="来源与说明">
            <OrganizationPicker
              {...field('originEventId')}
              search={props.searchEvents}
              placeholder="输入活动名称查找"
            />
            <OrganizationPicker
              {...field('previousId')}
              search={props.searchAgreements}
              placeholder="续签或补充协议时选择"
            />
            <TextAreaField {...field('note')} maxLength={1000} wide />
          </FormGroup>
          {props.settled && (
            <FormGroup title="更正" description="该协议已审核通过。更正会保留原值,并记入变更记录。">
              <TextAreaField {...field('reason')} required maxLength={200} wide />
            </FormGroup>
          )}
        </>
      )}
    </FormShell>
  )
}
