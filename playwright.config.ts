import { defineConfig } from '@playwright/test'

// `npm run test:e2e` starts a portal and sets these; E2E_BASE_URL alone also serves for a portal that already runs.
const chromium = process.env.CHROMIUM_PATH
const sandboxless = process.getuid?.() === 0 ? ['--no-sandbox'] : []

const looks = ['every-page', 'leader', 'lists', 'one-page', 'phone', 'print', 'screen'].map(
  (name) => `**/${name}.spec.ts`,
)

export default defineConfig({
  testDir: 'tests/e2e',
  // Stories write, so they run one after another; beside them others walk through pages and only look.
  workers: 2,
  projects: [
    { name: 'stories', testIgnore: looks, workers: 1 },
    { name: 'pages', testMatch: looks, workers: 1 },
  ],
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Generous, because a busy machine must not turn a test red.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Without these, waiting for what never appears lasts as long as the whole test.
    actionTimeout: 20_000,
    navigationTimeout: 60_000,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [...sandboxless, '--disable-dev-shm-usage', '--disable-gpu', '--font-render-hinting=none'],
    },
  },
})
