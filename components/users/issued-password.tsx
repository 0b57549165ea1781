'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'

export type IssuedPassword = { account: string; name: string; password: string; expiresAt: string }

/** Shown once, to the administrator who issued it; nothing keeps it, so it cannot be shown again. */
export function IssuedPasswordCard({ issued }: { issued: IssuedPassword }) {
  const heading = useRef<HTMLDivElement>(null)
  const [copied, setCopied] = useState<boolean>()
  useEffect(() => heading.current?.focus(), [])

  async function copy() {
    // Not there without https: the password can be selected and copied by hand all the same.
    setCopied(
      await navigator.clipboard?.writeText(issued.password).then(
        () => true,
        () => false,
      ),
    )
  }

  return (
    <div ref={heading} tabIndex={-1} className="grid gap-4 focus:outline-none">
      <Notice tone="warn" live title="初始密码只显示这一次">
        请当面或电话告知本人,不要通过群聊发送。{issued.expiresAt} 前有效,首次登录时须修改。
      </Notice>
      <Facts
        columns={1}
        items={[
          { label: '账号', value: issued.account },
          { label: '姓名', value: issued.name },
          {
            label: '初始密码',
            value: (
              <span className="inline-flex flex-wrap items-center gap-3">
                <code className="text-lg select-all">{issued.password}</code>
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
