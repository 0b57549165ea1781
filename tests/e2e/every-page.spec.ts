import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Account, complaints, pageOf } from './support/portal'

const lists = [
  '/enterprises',
  '/institutions',
  '/events',
  '/intentions',
  '/agreements',
  '/projects',
  '/contracts',
  '/patents',
  '/achievements',
]

const pages: Record<string, string[]> = {
  clerk: [
    '/',
    '/dashboard',
    '/search?q=旭阳',
    '/projects/reports',
    '/account',
    '/account/password',
    ...lists,
    ...lists.map((path) => `${path}/new`),
  ],
  enterprise: ['/', '/agreements', '/agreements/new', '/projects', '/achievements'],
  leader: ['/dashboard', '/indicators/signed-projects', '/indicators/contract-value-fen'],
  admin: ['/admin/users', '/admin/users/new', '/admin/sign-ins'],
}

async function addresses(page: Page, account: string) {
  const found = [...(pages[account] ?? [])]
  if (account !== 'clerk') return found
  for (const list of lists) {
    await page.goto(list)
    const href = await page.locator('tbody a[href]').first().getAttribute('href')
    if (href) found.push(href, `${href}/edit`)
  }
  return found
}

for (const account of Object.keys(pages)) {
  test(`${account}: every page is accessible, fits 390 and 1366 px, speaks Chinese and complains of nothing`, async ({
    browser,
  }) => {
    test.setTimeout(600_000)
    const page = await pageOf(browser, account as Account, { width: 1366, height: 768 })
    const errors = complaints(page)
    const wrong: string[] = []
    for (const address of await addresses(page, account)) {
      await page.setViewportSize({ width: 1366, height: 768 })
      const answer = await page.goto(address)
      // an effective record's edit page may be out of reach for whoever looks; the page of refusal is looked at elsewhere
      if (answer?.status() === 404 && address.endsWith('/edit')) continue
      if (answer?.status() !== 200) wrong.push(`${address}: ${answer?.status()}`)
      const axe = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze()
      for (const { id, impact, nodes } of axe.violations) {
        if (impact === 'serious' || impact === 'critical') wrong.push(`${address}: ${id} ${nodes[0]?.target}`)
      }
      for (const width of [1366, 390]) {
        await page.setViewportSize({ width, height: 800 })
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth)
        if (overflow > width) wrong.push(`${address}: ${overflow} px wide at ${width}`)
      }
      const words = (await page.locator('main').textContent()) ?? ''
      const english = words
        .match(/\b(?!TRL|PDF|PCT|USCC|CN|ZL|kW)[A-Za-z]{4,}\b/g)
        ?.filter((word) => !/^[A-Z]{2,3}$/.test(word))
      const allowed = address.startsWith('/admin') || address.startsWith('/account')
      if (english?.length && !allowed)
        wrong.push(`${address}: ${[...new Set(english)].slice(0, 5).join(' ')}`)
    }
    expect(wrong).toEqual([])
    expect(errors).toEqual([])
  })
}

test('what is not there says so, with a way on and under the same policy', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  for (const address of [
    '/no-such-page',
    '/agreements/not-an-id',
    '/projects/00000000-0000-7000-8000-000000000000',
  ]) {
    const answer = await page.goto(address)
    expect(answer?.status(), address).toBe(404)
    expect(answer?.headers()['content-security-policy'], address).toContain("script-src 'self' 'nonce-")
    await expect(page.getByRole('link', { name: /首页/ }).first()).toBeVisible()
  }
})
