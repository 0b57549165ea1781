/**
 * Where to go after signing in: a path of this portal, or the home page. `next` stands in a link that anybody may have
 * made, and browsers read "//host", "/\host" and "/<tab>/host" as another site.
 */
export function nextPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/') || hasControlCharacter(next)) return '/'
  const here = 'http://portal.invalid'
  if (!URL.canParse(next, here)) return '/'
  const url = new URL(next, here)
  const path = `${url.pathname}${url.search}${url.hash}`
  // "/.//host" is this portal's before the dots are resolved and another site's after
  return url.origin === here && !path.startsWith('//') && url.pathname !== '/login' ? path : '/'
}

function hasControlCharacter(text: string) {
  return [...text].some((character) => character < ' ' || character === '\u007f')
}
