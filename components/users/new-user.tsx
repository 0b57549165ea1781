'use client'

import { useState } from 'react'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { type IssuedPassword, IssuedPasswordCard } from '@/components/users/issued-password'
import { type OrganizationSearches, UserForm } from '@/components/users/user-form'
import type { FormState } from '@/lib/form-state'

/** What issuing a password answers: the form's state and, when it was issued, the password for this one look at it. */
export type IssueState = FormState & { issued?: IssuedPassword & { id: string } }
export type IssueAction = (previous: FormState, form: FormData) => Promise<IssueState>

export function NewUser(props: { action: IssueAction; searches: OrganizationSearches }) {
  const [issued, setIssued] = useState<IssueState['issued']>()
  if (issued) {
    return (
      <Panel title="账号已新增">
        <IssuedPasswordCard issued={issued} />
        <div className="mt-5 flex flex-wrap gap-2">
          <LinkButton href="/admin/users" variant="primary">
            返回账号列表
          </LinkButton>
          <LinkButton href={`/admin/users/${issued.id}`}>查看账号</LinkButton>
        </div>
      </Panel>
    )
  }
  return (
    <UserForm
      searches={props.searches}
      cancelHref="/admin/users"
      action={async (previous, form) => {
        const answer = await props.action(previous, form)
        if (answer.issued) setIssued(answer.issued)
        return answer
      }}
    />
  )
}
