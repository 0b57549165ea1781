'use client'

import { useActionState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { IssuedPasswordCard } from '@/components/users/issued-password'
import type { IssueAction, IssueState } from '@/components/users/new-user'
import { emptyForm } from '@/lib/form-state'

export function ResetPassword(props: { action: IssueAction; account: string; name: string }) {
  return (
    <Dialog
      title="重置密码"
      description={`为 ${props.name}(${props.account})签发新的初始密码,原密码立即失效,该账号在所有设备上退出。`}
      trigger={<Button icon="key">重置密码</Button>}
    >
      <Reset action={props.action} />
    </Dialog>
  )
}

/** Inside the dialog, so that closing it forgets the password. */
function Reset({ action }: { action: IssueAction }) {
  const [state, submit] = useActionState<IssueState, FormData>(action, emptyForm)
  if (state.issued) {
    return (
      <>
        <IssuedPasswordCard issued={state.issued} />
        <DialogFooter>
          <DialogClose>
            <Button variant="primary">已告知本人</Button>
          </DialogClose>
        </DialogFooter>
      </>
    )
  }
  return (
    <form action={submit}>
      {state.message && (
        <Notice tone="bad" live>
          {state.message}
        </Notice>
      )}
      <DialogFooter>
        <DialogClose>
          <Button>取消</Button>
        </DialogClose>
        <SubmitButton>重置密码</SubmitButton>
      </DialogFooter>
    </form>
  )
}
