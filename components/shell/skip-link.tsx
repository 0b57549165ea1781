/** The first stop of the tab key. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="no-print fixed top-2 left-2 z-60 -translate-y-20 rounded bg-accent px-4 py-2 text-on-accent focus:translate-y-0"
    >
      跳到正文
    </a>
  )
}
