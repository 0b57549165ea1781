import { expect, test } from '@playwright/test'
import { pageOf } from './support/portal'

test('health answers without the database, readiness tells the state of the migrations', async ({
  request,
}) => {
  const health = await request.get('/api/health')
  expect(await health.json()).toMatchObject({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
  })
  const ready = await request.get('/api/ready')
  expect(await ready.json()).toMatchObject({ status: 'ready', migrations: { pending: [], unknown: [] } })
})

test('every answer carries the strict headers', async ({ request }) => {
  for (const address of ['/login', '/agreements', '/no-such-page', '/api/health']) {
    const headers = (await request.get(address, { maxRedirects: 0 })).headers()
    expect(headers['content-security-policy'], address).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options'], address).toBe('nosniff')
    expect(headers['x-powered-by'], address).toBeUndefined()
  }
})

test('a post from another site, or to an action without an origin, is refused', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  const request = page.context().request
  const foreign = await request.post('/agreements/new', {
    headers: { origin: 'https://example.com' },
    data: 'x',
  })
  expect(foreign.status()).toBe(403)
  const unknown = await request.post('/agreements/new', {
    headers: { 'next-action': 'a'.repeat(42) },
    data: '[]',
  })
  expect(unknown.status()).toBe(403)
})

test('garbage posted to a server action breaks nothing', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, 'clerk')
  const request = page.context().request
  for (const body of ['', '[]', '[{"__proto__":{"x":1}}]', '\0', '{'.repeat(1000), '["$@1"]']) {
    const answer = await request.post('/agreements/new', {
      headers: { origin: baseURL ?? '', 'next-action': '0'.repeat(42), 'content-type': 'text/plain' },
      data: body,
    })
    expect(answer.status(), body.slice(0, 20)).toBeLessThan(600)
  }
  expect((await request.get('/api/health')).ok()).toBe(true)
  await page.goto('/agreements')
  await expect(page.getByRole('heading', { name: '协议', level: 1 })).toBeVisible()
})
