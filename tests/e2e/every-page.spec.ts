import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { type Account, complaints, pageOf } from './support/portal'

// Small walks instead of one long one: each names what it looked at. Nothing is written: stories run at the same time.

const walks: { account: Account; pages: string[] }[] = [
  { account: 'clerk', pages: ['/', '/dashboard', '/search?q=旭阳', '/projects/reports'] },
  { account: 'clerk', pages: ['/account', '/account/password', '/events?print=1'] },
  { account: 'clerk', pages: ['/organizations/duplicates', '/organizations/merges', '/organizations/names'] },
  { account: 'clerk', pages: ['/organizations/merge', '/imports', '/imports/new'] },
  { account: 'clerk', pages: ['/snapshots', '/snapshots/new?asOf=2022-10-19', '/period-locks'] },
  { account: 'enterprise', pages: ['/', '/agreements', '/agreements/new', '/projects', '/achievements'] },
  {
    account: 'leader',
    pages: [
      '/dashboard',
      '/indicators/signed-projects',
      '/indicators/contract-value-fen',
      '/dashboard/sheet',
    ],
  },
  { account: 'admin', pages: ['/admin/users', '/admin/users/new', '/admin/sign-ins', '/admin/access-log'] },
  {
    account: 'reviewer',
    pages: ['/briefings', '/briefings/templates', '/briefings/templates/work-briefing'],
  },
  { account: 'admin', pages: ['/admin/screens', '/admin/screens/new'] },
]

/** A clerk walks from each of these to the first record it lists, its form and the form of a new one. */
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
  '/targets',
  '/external-figures',
  '/external-rankings',
]

for (const { account, pages } of walks) {
  test(`${account}: ${pages.join(' ')}`, async ({ browser }) => {
    const walker = await walkerOf(await pageOf(browser, account))
    for (const address of pages) await walker.look(address)
    walker.expectNothing()
  })
}

for (const list of lists) {
  test(`clerk: ${list}, its first record and both forms`, async ({ browser }) => {
    const page = await pageOf(browser, 'clerk')
    const walker = await walkerOf(page)
    await walker.look(list)
    const href = await page.locator('tbody a[href]').first().getAttribute('href')
    expect(href, `${list} lists a record`).toBeTruthy()
    await walker.look(`${list}/new`)
    await walker.look(`${href}`)
    await walker.look(`${href}/edit`)
    walker.expectNothing()
  })
}

test('the open list of a picker is accessible, and the keyboard alone works it', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  const walker = await walkerOf(page)
  await page.goto('/intentions/new')
  const field = page.getByRole('combobox', { name: /^企业/ })
  await field.focus()
  await page.keyboard.type('定州')
  await expect(page.getByRole('option').nth(1)).toBeVisible()
  await walker.audit('/intentions/new with its list open')

  const second = (await page.getByRole('option').nth(1).locator('span > span').first().textContent()) ?? ''
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue(second)
  await expect(page.getByRole('listbox')).toBeHidden()

  await page.keyboard.type('北京')
  await expect(page.getByRole('option').first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('listbox')).toBeHidden()
  await expect(field).toHaveValue(second)
  await expect(field).toBeFocused()

  // Tab leads on through the open list and closes it behind itself.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('listbox')).toBeVisible()
  for (let step = 0; step < 6; step += 1) await page.keyboard.press('Tab')
  await expect(page.getByRole('listbox')).toBeHidden()
  walker.expectNothing()
})

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

/** Looks at pages and keeps what is wrong: inaccessible, wider than the window, English words, complaints of the browser. */
async function walkerOf(page: Page) {
  const errors = complaints(page)
  const wrong: string[] = []

  async function audit(place: string) {
    const axe = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .options({ resultTypes: ['violations'] })
      .setLegacyMode() // no page has frames, and gathering them from a blank page costs as much as the audit
      .analyze()
    for (const { id, impact, nodes } of axe.violations) {
      if (impact === 'serious' || impact === 'critical') wrong.push(`${place}: ${id} ${nodes[0]?.target}`)
    }
  }

  async function look(address: string) {
    await page.setViewportSize({ width: 1366, height: 768 })
    const answer = await page.goto(address)
    // an effective record's form may be out of reach for whoever looks; the page of refusal is looked at elsewhere
    if (answer?.status() === 404 && address.endsWith('/edit')) {
      errors.pop() // the browser reports the answer as an error of the page
      return
    }
    if (answer?.status() !== 200) wrong.push(`${address}: ${answer?.status()}`)
    await audit(address)
    for (const width of [1366, 390]) {
      await page.setViewportSize({ width, height: 800 })
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth)
      if (overflow > width) wrong.push(`${address}: ${overflow} px wide at ${width}`)
    }
    // an address on the web is written as it is
    const text = ((await page.locator('main').textContent()) ?? '').replace(/https?:[\x21-\x7e]+/g, '')
    const english = englishWords(text)
    const allowed = address.startsWith('/admin') || address.startsWith('/account')
    if (english.length > 0 && !allowed) wrong.push(`${address}: ${english.slice(0, 5).join(' ')}`)
  }

  return {
    audit,
    look,
    expectNothing() {
      expect(wrong).toEqual([])
      expect(errors).toEqual([])
    },
  }
}

/** Names of file formats are no English, and stand side by side where a menu offers them. */
function englishWords(text: string): string[] {
  const words =
    text.replace(/Excel|CSV|xlsx?/gi, ' ').match(/\b(?!TRL|PDF|PCT|USCC|CN|ZL|kW)[A-Za-z]{4,}\b/g) ?? []
  return [...new Set(words.filter((word) => !/^[A-Z]{2,3}$/.test(word)))]
}
