import type { ReactNode } from 'react'
import { LinkButton } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'

/** The other states that must exist (conventions §10), each with its next step. */

export function SessionExpired({ loginHref = '/login' }: { loginHref?: string }) {
  return (
    <ErrorState
      title="登录已超时"
      kept="填写中的表单已存为本机草稿,重新登录后回到原页即可恢复。"
      actions={
        <LinkButton href={loginHref} variant="primary">
          重新登录
        </LinkButton>
      }
    >
      <p>为保护数据,长时间没有操作或账号在别处被停用后需要重新登录。</p>
    </ErrorState>
  )
}

export function NotAllowed({ who = '本单位的系统管理员', children }: { who?: string; children?: ReactNode }) {
  return (
    <ErrorState title="无权限" actions={<LinkButton href="/">返回首页</LinkButton>}>
      <p>{children ?? '您的账号没有使用这一功能的权限。'}</p>
      <p className="mt-1">如工作需要,请联系{who}开通。</p>
    </ErrorState>
  )
}

export function DataLocked({
  since,
  backHref,
  children,
}: {
  since?: string
  backHref: string
  children?: ReactNode
}) {
  return (
    <ErrorState title="数据已锁定" actions={<LinkButton href={backHref}>返回</LinkButton>}>
      <p>{since ? `这一期数据已于 ${since} 锁定,不能直接修改。` : '这一期数据已锁定,不能直接修改。'}</p>
      <p className="mt-1">{children ?? '如需改动,请在详情页提出更正,写明原因,由审核人确认后生效。'}</p>
    </ErrorState>
  )
}

export function Maintenance({ until }: { until?: string }) {
  return (
    <ErrorState title="系统维护中" kept="此前已提交的数据不受影响。">
      <p>{until ? `预计 ${until} 恢复,请届时再试。` : '正在维护,请稍后再试。'}</p>
    </ErrorState>
  )
}

export function BrowserTooOld() {
  return (
    <ErrorState title="浏览器版本过旧">
      <p>当前浏览器不能正常显示本系统,请改用下列浏览器之一:</p>
      <ul className="mt-2 list-disc pl-5">
        <li>谷歌浏览器、微软浏览器 111 版及以上</li>
        <li>360 安全浏览器、奇安信可信浏览器、红莲花浏览器的极速模式(内核 111 及以上)</li>
        <li>火狐浏览器 128 版及以上</li>
        <li>手机请用最新版微信或系统自带浏览器(苹果系统 16.4 及以上)</li>
      </ul>
    </ErrorState>
  )
}
