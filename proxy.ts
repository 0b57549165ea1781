import { type NextRequest, NextResponse } from 'next/server'
import { openToken } from '@/lib/auth/session-token'

// A screen has no session: /screen asks for its device by itself.
const open = /^\/(login|setup|api|screen)(\/|$)/

/**
 * A strict Content-Security-Policy with a nonce per answer, a number for every request, and a first, cheap look whether
 * there is a session at all. Nothing is decided here: every page and every command asks the database again.
 */
export async function proxy(request: NextRequest) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const refusal = refuseForeign(request)
    if (refusal) return refusal
  }
  const path = request.nextUrl.pathname + request.nextUrl.search
  if (!open.test(request.nextUrl.pathname) && !(await openToken(request))) {
    const login = new URL('/login', request.url)
    if (path !== '/') login.searchParams.set('next', path)
    return withHeaders(NextResponse.redirect(login), policy(newNonce()))
  }

  const csp = policy(newNonce())
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', csp) // Next reads the nonce from here and puts it on its own scripts
  headers.set('x-luodi-path', path)
  headers.set('x-request-id', crypto.randomUUID())
  return withHeaders(NextResponse.next({ request: { headers } }), csp)
}

/** Only our own pages post here. Next answers a foreign Origin with 500 and accepts a missing one; we say 403 to both. */
function refuseForeign(request: NextRequest) {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const own = request.headers.get('host')
  const foreign = origin !== null ? hostOf(origin) !== own : site !== null && site !== 'same-origin'
  const action = request.headers.has('next-action')
  if (!foreign && !(action && origin === null)) return null
  return withHeaders(new NextResponse('请求来源不被接受', { status: 403 }), policy(newNonce()))
}

function hostOf(origin: string) {
  return URL.canParse(origin) ? new URL(origin).host : null
}

function newNonce() {
  return Buffer.from(crypto.randomUUID()).toString('base64')
}

function policy(nonce: string) {
  const development = process.env.NODE_ENV !== 'production'
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src-elem 'self' 'unsafe-inline'" : `style-src-elem 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function withHeaders(response: NextResponse, csp: string) {
  response.headers.set('content-security-policy', csp)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'same-origin')
  response.headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=()')
  response.headers.set('cross-origin-opener-policy', 'same-origin')
  if (process.env.NEXTAUTH_URL?.startsWith('https:')) {
    response.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  return response
}

export const config = { matcher: ['/((?!_next/static|_next/image|favicon.ico|icon.svg).*)'] }
