'use client'

import { useActionState } from 'react'
import { type PairingAction, PairingCard, type PairingState } from '@/components/screens/pairing-card'
import { Button } from '@/components/ui/button'
import { Dialog, DialogClose, DialogFooter } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { emptyForm } from '@/lib/form-state'

export function IssuePairing({ action, name }: { action: PairingAction; name: string }) {
  return (
    <Dialog
      title="签发配对码"
      description={`为 ${name} 签发新的配对码。原来绑定的浏览器立即失效,用新配对码绑定后才能显示。`}
      trigger={<Button icon="key">签发配对码</Button>}
    >
      <Issue action={action} />
    </Dialog>
  )
}

/** Inside the dialog, so that closing it forgets the code. */
function Issue({ action }: { action: PairingAction }) {
  const [state, submit] = useActionState<PairingState, FormData>(action, emptyForm)
  if (state.pairing) {
    return (
      <>
        <PairingCard pairing={state.pairing} />
        <DialogFooter>
          <DialogClose>
            <Button variant="primary">已记下</Button>
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
        <SubmitButton>签发配对码</SubmitButton>
      </DialogFooter>
    </form>
  )
}
