'use client'

import { useState } from 'react'
import { CheckboxField, ReadOnlyField, SelectField, TextField } from '@/components/ui/field'
import type { FieldInfo } from '@/components/ui/form-fields'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { OrganizationPicker } from '@/components/ui/organization-picker'
import type { FormAction } from '@/lib/form-state'
import { optionsOf } from '@/lib/labels'
import { roleHelps, roleLabels, userEditLabels } from '@/lib/users/labels'

type Search = React.ComponentProps<typeof OrganizationPicker>['search']
export type OrganizationSearches = { enterprises: Search; institutions: Search }

/** The account's own part is fixed once it exists: logs refer to it. */
export function UserForm(props: {
  action: FormAction
  searches: OrganizationSearches
  cancelHref: string
  saved?: Record<string, string>
  version?: number
  account?: string
  mobileMasked?: string | null
  /** his own account: the role is shown, not offered */
  isSelf?: boolean
}) {
  const editing = props.account !== undefined
  return (
    <FormShell
      action={props.action}
      labels={userEditLabels}
      saved={props.saved}
      version={props.version}
      cancelHref={props.cancelHref}
      submitLabel={editing ? '保存' : '新增账号'}
    >
      {(field) => (
        <>
          <FormGroup title="账号" description={editing ? undefined : '新增后显示初始密码,首次登录时须修改。'}>
            {editing ? (
              <ReadOnlyField label={userEditLabels.account} value={props.account} />
            ) : (
              <TextField
                {...field('account')}
                required
                maxLength={32}
                autoCapitalize="none"
                spellCheck={false}
                help="小写字母开头,3 至 32 位,新增后不能更改"
              />
            )}
            <TextField {...field('name')} required maxLength={40} personal />
            <TextField
              {...field('mobile')}
              inputMode="tel"
              maxLength={20}
              personal
              placeholder={props.mobileMasked ?? undefined}
              help={props.mobileMasked ? '不填写则保持不变' : '可用手机号登录'}
            />
            {props.mobileMasked && <CheckboxField {...field('removeMobile')} />}
          </FormGroup>
          <FormGroup title="权限" description={editing ? '更改角色或单位后,该账号须重新登录。' : undefined}>
            <RoleAndOrganization {...props} role={field('role')} organization={field('organizationId')} />
          </FormGroup>
        </>
      )}
    </FormShell>
  )
}

function RoleAndOrganization(props: {
  role: FieldInfo
  organization: FieldInfo
  searches: OrganizationSearches
  isSelf?: boolean
}) {
  const [role, setRole] = useState(props.role.defaultValue ?? '')
  if (props.isSelf) {
    return (
      <>
        <ReadOnlyField
          label={props.role.label}
          value={wordOf(roleLabels, role)}
          help="不能更改自己的角色,请由其他系统管理员更改"
        />
        <input type="hidden" name={props.role.name} value={role} />
      </>
    )
  }
  const isEnterprise = role === 'ENTERPRISE_USER'
  return (
    <>
      <SelectField
        {...props.role}
        required
        options={optionsOf(roleLabels)}
        onChange={(event) => setRole(event.target.value)}
        help={wordOf(roleHelps, role)}
      />
      {(isEnterprise || role === 'INSTITUTION_CONTACT') && (
        <OrganizationPicker
          // the choice of the other kind must not stay behind
          key={role}
          {...(role === props.role.defaultValue
            ? props.organization
            : { ...props.organization, defaultValue: undefined, defaultLabel: undefined })}
          required
          search={isEnterprise ? props.searches.enterprises : props.searches.institutions}
          help={isEnterprise ? '只能选择企业' : '只能选择高校或科研院所'}
        />
      )}
    </>
  )
}

function wordOf(words: Record<string, string>, code: string) {
  return Object.hasOwn(words, code) ? words[code] : undefined
}
