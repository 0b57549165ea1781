'use client'

import { RegistrationFields } from '@/components/contracts/registration-fields'
import { AmountField } from '@/components/ui/amount-field'
import { DateField } from '@/components/ui/date-field'
import { SelectField, TextAreaField, TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker, type OrganizationPickerProps } from '@/components/ui/organization-picker'
import {
  contractFormLabels,
  contractTypeLabels,
  intellectualPropertyLabels,
  paymentModeLabels,
  planSourceLabels,
} from '@/lib/contracts/labels'
import { technologyFields } from '@/lib/dictionaries/technology-fields'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'

type Search = OrganizationPickerProps['search']

export function ContractForm(props: {
  action: FormAction
  id?: string
  saved?: Record<string, string>
  version?: number
  /** new: may be entered as already signed. amend: what is registered is corrected, with its registration and a reason. */
  purpose: 'new' | 'edit' | 'amend'
  cancelHref: string
  searchOrganizations: Search
  searchAgreements: Search
  searchProjects: Search
  createOrganization?: OrganizationPickerProps['create']
  organizationKinds: { value: string; label: string }[]
}) {
  const { purpose } = props
  const parties = {
    search: props.searchOrganizations,
    create: props.createOrganization,
    kinds: props.organizationKinds,
    required: true,
  }
  return (
    <FormShell
      action={props.action}
      labels={contractFormLabels}
      saved={{ intellectualProperty: 'NONE', ...props.saved }}
      version={props.version}
      draftKey={`contract:${props.id ?? 'new'}:${purpose}`}
      cancelHref={props.cancelHref}
      submitLabel={{ new: '保存为拟订', edit: '保存', amend: '变更登记' }[purpose]}
      secondary={purpose === 'new' ? [{ name: 'intent', value: 'sign', label: '保存为已签订' }] : []}
    >
      {(field) => (
        <>
          <FormGroup
            title="合同"
            description={
              purpose === 'amend'
                ? '与补充协议或更正后的合同文本一致。'
                : '与合同文本一致。尚未签订的先保存为拟订,签订后再登记签订日期。'
            }
          >
            <TextField {...field('title')} required maxLength={120} wide />
            <SelectField {...field('type')} options={optionsOf(contractTypeLabels)} required />
            <DateField
              {...field('signedOn')}
              required
              help={purpose === 'amend' ? '不得晚于今天' : '拟订阶段填计划签订的日期;已签订的不得晚于今天'}
            />
            <OrganizationPicker {...field('sellerId')} {...parties} help="提供技术的一方" />
            <OrganizationPicker
              {...field('buyerId')}
              {...parties}
              help="取得技术的一方;双方至少一方为本市单位"
            />
            <DateField {...field('validFrom')} />
            <DateField {...field('validTo')} />
          </FormGroup>
          <FormGroup title="金额">
            <AmountField
              {...field('totalFen')}
              required
              help="合同约定的总金额。可填 1.42亿、500万;不带单位按万元"
            />
            <AmountField
              {...field('technologyFen')}
              required={purpose === 'amend'}
              help="成交额中扣除设备、材料等后的技术部分,不大于成交额;登记时必填"
            />
            <SelectField
              {...field('paymentMode')}
              options={optionsOf(paymentModeLabels)}
              placeholder="未约定"
            />
          </FormGroup>
          <FormGroup title="技术与来源">
            <SelectField
              {...field('technologyField')}
              options={optionsOf(technologyFields)}
              placeholder="未确定"
            />
            <SelectField
              {...field('intellectualProperty')}
              options={optionsOf(intellectualPropertyLabels)}
              required
            />
            <SelectField
              {...field('planSource')}
              options={optionsOf(planSourceLabels)}
              placeholder="未确定"
            />
            <OrganizationPicker
              {...field('agreementId')}
              search={props.searchAgreements}
              placeholder="输入协议名称、编号或单位查找"
            />
            <OrganizationPicker
              {...field('projectId')}
              search={props.searchProjects}
              placeholder="输入项目名称或编号查找"
              help="选了项目的,所属协议可以不填"
            />
            <TextAreaField {...field('note')} maxLength={1000} wide />
          </FormGroup>
          {purpose === 'amend' && (
            <>
              <FormGroup title="认定登记" description="与变更后的登记证明一致。">
                <RegistrationFields field={field} />
              </FormGroup>
              <FormGroup title="变更原因" description="变更会保留原值,并记入变更记录;统计数字随之改变。">
                <TextAreaField {...field('reason')} required maxLength={200} wide />
              </FormGroup>
            </>
          )}
        </>
      )}
    </FormShell>
  )
}
