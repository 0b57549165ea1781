'use client'

import { useState } from 'react'
import { type PairingAction, PairingCard, type PairingShown } from '@/components/screens/pairing-card'
import { LinkButton } from '@/components/ui/button'
import { TextField } from '@/components/ui/field'
import { FormGroup, FormShell } from '@/components/ui/form-shell'
import { Panel } from '@/components/ui/panel'
import { screenLabels } from '@/lib/screens/labels'

export function NewScreen({ action }: { action: PairingAction }) {
  const [issued, setIssued] = useState<PairingShown>()
  if (issued) {
    return (
      <Panel title="大屏已新增">
        <PairingCard pairing={issued} />
        <div className="mt-5 flex flex-wrap gap-2">
          <LinkButton href="/admin/screens" variant="primary">
            返回大屏列表
          </LinkButton>
          <LinkButton href={`/admin/screens/${issued.id}`}>查看大屏</LinkButton>
        </div>
      </Panel>
    )
  }
  return (
    <FormShell
      labels={screenLabels}
      cancelHref="/admin/screens"
      submitLabel="新增大屏"
      action={async (previous, form) => {
        const answer = await action(previous, form)
        if (answer.pairing) setIssued(answer.pairing)
        return answer
      }}
    >
      {(field) => (
        <FormGroup title="大屏" description="新增后显示一次性配对码,在大屏的浏览器中填写。">
          <TextField {...field('name')} required maxLength={40} help="如 一楼大厅大屏" />
          <TextField {...field('place')} required maxLength={80} help="如 市政务服务中心一楼东侧" />
        </FormGroup>
      )}
    </FormShell>
  )
}
