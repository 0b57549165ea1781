/** Whether a menu entry is where the page stands: the entry with the longest path that the page's path begins with. */
export function isActive(pathname: string, href: string, all: string[]) {
  const covers = (path: string) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`))
  const longest = all.filter(covers).sort((one, other) => other.length - one.length)[0]
  return href === longest
}
