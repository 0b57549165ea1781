import { connection } from 'next/server'
import { LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

export const metadata = { title: '没有找到页面' }

/** Also the answer to a record the visitor may not see: it must not be told from one that is not there. */
export default async function NotFound() {
  // A static 404 would carry no nonce, and the policy would refuse its scripts.
  await connection()
  return (
    <ErrorState
      code="404"
      title="没有找到页面"
      actions={
        <>
          <LinkButton href="/" variant="primary">
            返回首页
          </LinkButton>
          <LinkButton href="/search">去搜索</LinkButton>
        </>
      }
    >
      <p>地址可能写错,记录可能已作废,也可能您的账号无权查看。</p>
      <p className="mt-1">如需开通权限,请联系本单位的系统管理员。</p>
    </ErrorState>
  )
}
