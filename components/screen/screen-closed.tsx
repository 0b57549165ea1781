/** The portal says that this is no screen any more: nothing is shown, nothing was kept. */
export function ScreenClosed({ bound }: { bound: boolean }) {
  return (
    <div role="alert" className="grid flex-1 place-content-center gap-6 text-center">
      <p className="text-[48px] leading-[64px] font-semibold">{bound ? '本屏已停用' : '预览已结束'}</p>
      <p className="text-[28px] leading-[40px] text-ink-2">
        {bound
          ? '如需继续显示,请由系统管理员重新签发配对码,再在本机绑定。'
          : '登录已超时或已退出,重新登录后可以再次预览。'}
      </p>
      <p>
        <a
          href={bound ? '/screen/pair' : '/login?next=%2Fscreen'}
          className="text-[28px] leading-[40px] text-accent underline underline-offset-8"
        >
          {bound ? '绑定本机' : '重新登录'}
        </a>
      </p>
    </div>
  )
}
