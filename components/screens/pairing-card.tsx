'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import type { FormState } from '@/lib/form-state'

export type PairingShown = {
  id: string
  name: string
  code: string
  address: string
  link: string
  expiresAt: string
}

/** What issuing answers: the form's state and, when it was issued, the code for this one look at it. */
export type PairingState = FormState & { pairing?: PairingShown }
export type PairingAction = (previous: FormState, form: FormData) => Promise<PairingState>

/** Shown once, to the administrator who issued it; nothing keeps it, so it cannot be shown again. */
export function PairingCard({ pairing }: { pairing: PairingShown }) {
  const heading = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState<boolean>()
  useEffect(() => heading.current?.focus(), [])

  async function copy() {
    // Not there without https: the link can be selected and copied by hand all the same.
    setCopied(
      await navigator.clipboard?.writeText(pairing.link).then(
        () => true,
        () => false,
      ),
    )
  }

  return (
    <div ref={heading} tabIndex={-1} className="grid gap-4 focus:outline-none">
      <Notice tone="warn" live title="配对码只显示这一次">
        在大屏的浏览器中打开下面的地址并填写配对码,或直接打开链接。{pairing.expiresAt}{' '}
        前有效,只能绑定一台;先绑定的有效。
      </Notice>
      <Facts
        columns={1}
        items={[
          { label: '大屏', value: pairing.name },
          { label: '地址', value: <span className="break-all select-all">{pairing.address}</span> },
          { label: '配对码', value: <code className="text-lg select-all">{pairing.code}</code> },
          {
            label: '链接',
            value: (
              <span className="inline-flex flex-wrap items-center gap-3">
                <span className="break-all select-all">{pairing.link}</span>
                <Button size="sm" icon="copy" onClick={copy}>
                  复制
                </Button>
                <span role="status" className="text-sm text-ink-3">
                  {copied === true && '已复制'}
                  {copied === false && '未能复制,请手动选择'}
                </span>
              </span>
            ),
          },
        ]}
      />
    </div>
  )
}
