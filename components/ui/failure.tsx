'use client'

import { Button, LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

/** The page for a defect. The reference is the digest that stands beside the error in the server's log. */
export function Failure({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <ErrorState
      code="500"
      title="系统出现问题,未能完成操作"
      kept="此前已提交的数据不受影响;填写中的表单已存为本机草稿,重新打开即可恢复。"
      reference={digestOf(error)}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            重试
          </Button>
          <LinkButton href="/">返回首页</LinkButton>
        </>
      }
    >
      <p>请先重试。若仍不成功,请把下面的错误编号告诉技术支持,电话见页脚。</p>
    </ErrorState>
  )
}

function digestOf(error: unknown) {
  return error instanceof Error && 'digest' in error ? String(error.digest) : undefined
}
