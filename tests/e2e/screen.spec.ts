import AxeBuilder from '@axe-core/playwright'
import { type Browser, expect, type Page, test } from '@playwright/test'
import { complaints, pageOf } from './support/portal'

const ARTICLE = '/screen?asOf=2022-10-19'
const article = {
  'signed-projects': ['31', '31'],
  'signing-enterprises': ['22', '22'],
  'novelty-claims': ['9', '9'],
  'contract-value-fen': ['14200000000', '1.42'],
}
const sizes = [
  { width: 1920, height: 1080, stage: 'narrow' },
  { width: 3840, height: 1080, stage: 'wide' },
  { width: 1366, height: 768, stage: 'narrow' },
]

const figure = (page: Page, id: string) => page.locator(`main [data-indicator="${id}"]`).first()

for (const { width, height, stage } of sizes) {
  test(`at ${width}×${height} the screen shows the figures of the article, readable and whole`, async ({
    browser,
  }) => {
    const page = await pageOf(browser, 'leader', { width, height })
    const errors = complaints(page)
    await page.goto(ARTICLE)
    await expect(page.locator(`[data-stage="${stage}"]`)).toBeVisible()
    for (const [id, [exact = '', shown = '']] of Object.entries(article)) {
      await expect(figure(page, id), id).toHaveAttribute('data-value', exact)
      await expect(figure(page, id), id).toHaveText(shown)
    }
    await expect(page.getByText('数据截止 2022-10-19')).toBeVisible()

    const box = await page.locator('main').boundingBox()
    expect(box && [box.x >= -0.5, box.y >= -0.5, box.x + box.width <= width + 0.5]).toEqual([
      true,
      true,
      true,
    ])
    expect(box && box.y + box.height).toBeLessThanOrEqual(height + 0.5)

    for (const view of await page.getByRole('navigation').getByRole('button').all()) {
      if ((await view.getAttribute('aria-pressed')) !== null) continue
      await view.click()
      expect(
        await page.locator('main section:visible > div > h2, main section:visible > h2').count(),
      ).toBeLessThanOrEqual(9)
      expect(await smallestText(page)).toBeGreaterThanOrEqual(20)
      expect(await cutOff(page)).toEqual([])
      const axe = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .setLegacyMode()
        .analyze()
      expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([])
    }
    for (const headline of await page.locator('[aria-label="签约项目"] [data-indicator]').all()) {
      const size = await headline.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))
      expect(size).toBeGreaterThanOrEqual(48)
      expect(size).toBeLessThanOrEqual(72)
    }
    expect(errors).toEqual([])
  })
}

test('pages turn every thirty seconds, and stand still when somebody pauses them', async ({ browser }) => {
  const page = await pageOf(browser, 'leader', { width: 1920, height: 1080 })
  await page.clock.install()
  await page.goto(ARTICLE)
  const shown = () => page.locator('[data-view]:visible').getAttribute('data-view')
  await expect(page.locator('[data-view="course"]')).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(page.locator('[data-view="structure"]')).toBeVisible()
  await page.keyboard.press(' ')
  await expect(page.getByRole('button', { name: '继续轮播' })).toHaveAttribute('aria-pressed', 'true')
  await page.clock.runFor(90_000)
  expect(await shown()).toBe('structure')
  await page.keyboard.press('ArrowRight')
  expect(await shown()).toBe('partners')
  await page.getByRole('button', { name: '继续轮播' }).click()
  await page.clock.runFor(31_000)
  await expect(page.locator('[data-view="others"]')).toBeVisible()
  await page.clock.runFor(31_000)
  await expect(page.locator('[data-view="course"]')).toBeVisible()
})

test('without the network the last figures stay and say of when they are, until it is back', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader', { width: 1920, height: 1080 })
  await page.clock.install()
  await page.goto(ARTICLE)
  await expect(figure(page, 'signed-projects')).toBeVisible()
  await page.context().setOffline(true)
  await page.clock.runFor(62_000)
  await expect(page.getByRole('status')).toContainText('连接中断,数据更新于 20')
  await expect(figure(page, 'signed-projects')).toHaveText('31')
  await page.clock.runFor(600_000)
  await expect(figure(page, 'contract-value-fen')).toHaveText('1.42')
  await page.context().setOffline(false)
  await page.clock.runFor(17_000)
  await expect(page.getByRole('status')).toContainText(/^数据更新于/)
})

test('a screen is bound once, shows totals to nobody else, and goes dark when it is revoked', async ({
  browser,
}) => {
  const admin = await pageOf(browser, 'admin')
  const complaintsOfAdmin = complaints(admin)
  await admin.goto('/admin/screens/new')
  await admin.getByLabel('名称').fill('一楼大厅大屏')
  await admin.getByLabel('位置').fill('政务服务中心一楼东侧')
  await admin.getByRole('button', { name: '新增大屏' }).click()
  await expect(admin.getByText('配对码只显示这一次')).toBeVisible()
  const link = (await admin.getByText(/\/screen\/pair#/).textContent()) ?? ''
  expect(link).toMatch(/\/screen\/pair#[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)

  const hall = await strangerOf(browser)
  await hall.goto('/screen')
  await expect(hall).toHaveURL(/\/screen\/pair$/)
  await hall.goto(link)
  await expect(hall.getByLabel('配对码')).toHaveValue(link.split('#')[1] ?? 'none')
  await hall.getByRole('button', { name: '绑定本机' }).click()
  await expect(hall).toHaveURL(/\/screen$/)
  await expect(figure(hall, 'signed-projects')).toBeVisible()
  await expect(hall.getByRole('link')).toHaveCount(0)
  await expect(hall.getByText('登录')).toHaveCount(0)
  // today's figures, whatever the address asks for
  const today = await hall.getByText(/数据截止/).textContent()
  await hall.goto(ARTICLE)
  await expect(hall.getByText(/数据截止/)).toHaveText(today ?? '')

  const [cookie] = (await hall.context().cookies()).filter(({ name }) => name === 'luodi-screen')
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/screen' })
  expect(await hall.evaluate(() => document.cookie)).not.toContain('luodi-screen')
  const kept = await hall.evaluate(() => JSON.stringify({ ...localStorage }))
  expect(kept).toContain('signed-projects')
  for (const secret of [cookie?.value ?? 'none', 'Id"', '@', '赵示例', '138'])
    expect(kept).not.toContain(secret)

  // it opens nothing but the screen
  await hall.goto('/dashboard')
  await expect(hall).toHaveURL(/\/login/)
  for (const address of [
    '/indicators/signed-projects/export?format=xlsx',
    '/dashboard/alerts',
    '/agreements',
  ])
    expect((await hall.request.get(address, { maxRedirects: 0 })).status(), address).toBe(307)

  // the link is used up, a forged key is none, and a member of the portal gets nothing either
  const second = await strangerOf(browser)
  await second.goto(link)
  await expect(second.getByLabel('配对码')).not.toHaveValue('')
  await second.getByRole('button', { name: '绑定本机' }).click()
  await expect(second.getByText('配对码不正确、已使用或已过期').first()).toBeVisible()
  expect((await second.request.get('/screen/data')).status()).toBe(401)
  const forged = { ...cookie, value: 'A'.repeat(43), name: 'luodi-screen' }
  await second.context().addCookies([{ ...forged, domain: cookie?.domain ?? 'localhost', path: '/screen' }])
  expect((await second.request.get('/screen/data')).status()).toBe(401)
  const member = await pageOf(browser, 'enterprise')
  expect((await member.request.get('/screen/data')).status()).toBe(401)

  await admin.getByRole('link', { name: '查看大屏' }).click()
  await expect(admin.getByText('已绑定,在线')).toBeVisible()
  await admin.getByRole('button', { name: '停用' }).click()
  await admin.getByRole('dialog').getByLabel('原因').fill('大厅改造,设备撤下')
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(admin.getByText('已停用').first()).toBeVisible()
  for (const step of ['新增', '绑定', '停用']) await expect(admin.getByText(step).first()).toBeVisible()
  expect(complaintsOfAdmin).toEqual([])

  await hall.clock.install()
  await hall.goto('/screen')
  await expect(hall).toHaveURL(/\/screen\/pair$/)
  expect((await hall.request.get('/screen/data')).status()).toBe(401)
})

test('a bound screen that runs on goes dark within a minute of being revoked and forgets its figures', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader', { width: 1920, height: 1080 })
  await page.clock.install()
  await page.goto(ARTICLE)
  await expect(figure(page, 'signed-projects')).toBeVisible()
  await page.route('**/screen/data*', (route) => route.fulfill({ status: 401, json: { status: 'closed' } }))
  await page.clock.runFor(62_000)
  await expect(page.getByRole('alert').filter({ hasText: '预览已结束' })).toBeVisible()
  await expect(page.locator('[data-indicator]')).toHaveCount(0)
})

test('hours of refreshing leave no more behind than the first', async ({ browser }) => {
  test.setTimeout(240_000)
  const page = await pageOf(browser, 'leader', { width: 1920, height: 1080 })
  const first = await (await page.request.get('/screen/data?asOf=2022-10-19')).json()
  let asked = 0
  let open = 0
  let most = 0
  // Every answer is another one: all numbers, lengths and months change.
  await page.route('**/screen/data*', async (route) => {
    asked += 1
    open += 1
    most = Math.max(most, open)
    const body = JSON.parse(JSON.stringify(first), (key, value) =>
      key === 'value' && typeof value === 'number' ? (value + asked) % 97 : value,
    )
    body.data.headlines[0].value = String(asked)
    await route.fulfill({ json: body, headers: { etag: `"${asked}"` } })
    open -= 1
  })
  await page.clock.install()
  await page.goto(ARTICLE)
  await expect(figure(page, 'signed-projects')).toBeVisible()
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.enable')
  const measured = async () => {
    for (let times = 0; times < 3; times += 1) await devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await devtools.send('Runtime.getHeapUsage')
    const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
    const elements = await page.evaluate(() => document.querySelectorAll('*').length)
    return { usedSize, nodes, jsEventListeners, elements }
  }
  const minutes = async (count: number, everySecond = false) => {
    for (let minute = 0; minute < count; minute += 1) {
      const before = asked
      if (everySecond) await page.clock.runFor(60_000)
      else await page.clock.fastForward(60_000)
      await expect.poll(() => asked, { intervals: [1, 2, 5, 10] }).toBeGreaterThan(before)
      await expect(figure(page, 'signed-projects')).toHaveText(String(asked))
    }
  }
  // Sixty ticks a minute would take a quarter of an hour: four minutes are run second by second, in the others the clock jumps.
  await minutes(55)
  await minutes(2, true)
  const hour = await measured()
  await minutes(MINUTES)
  await minutes(2, true)
  const later = await measured()
  expect(most).toBe(1)
  expect(later.elements).toBe(hour.elements)
  expect(later.nodes).toBeLessThanOrEqual(hour.nodes + 50)
  expect(later.jsEventListeners).toBe(hour.jsEventListeners)
  expect(later.usedSize - hour.usedSize).toBeLessThan(1_000_000)
})

/** Three hours; SOAK=day makes it a whole day with the hour before, which takes a minute and a half. */
const MINUTES = process.env.SOAK === 'day' ? 24 * 60 - 60 : 3 * 60

async function strangerOf(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'zh-CN' })
  return context.newPage()
}

/** In pixels of the stage, drawings included. */
function smallestText(page: Page) {
  return page.locator('main').evaluate((stage) => {
    const scale = stage.getBoundingClientRect().width / (stage as HTMLElement).offsetWidth
    const texts = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT)
    let smallest = Number.POSITIVE_INFINITY
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement
      if (!parent?.checkVisibility() || texts.currentNode.textContent?.trim() === '') continue
      const drawn = parent instanceof SVGGraphicsElement ? (parent.getScreenCTM()?.a ?? scale) / scale : 1
      smallest = Math.min(smallest, Number.parseFloat(getComputedStyle(parent).fontSize) * drawn)
    }
    return smallest
  })
}

/** Texts that reach beyond their block. */
function cutOff(page: Page) {
  return page.locator('main').evaluate((stage) => {
    const frame = stage.getBoundingClientRect()
    return [...stage.querySelectorAll('h2, p, dt, li, button, text')]
      .filter((element) => element.checkVisibility())
      .filter((element) => {
        const block = element.closest('section section') ?? element.closest('section') ?? stage
        const [inner, outer] = [element.getBoundingClientRect(), block.getBoundingClientRect()]
        return (
          inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1 || inner.right > frame.right + 1
        )
      })
      .map((element) => element.textContent?.slice(0, 20))
  })
}
