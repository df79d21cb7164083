import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Firestore } from '@google-cloud/firestore'
import { dictionaryPath } from '@chats/domain/paths'
import Papa from 'papaparse'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { openAdmin } from '../support/openAdmin.ts'
import { readZip } from '../support/readZip.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)
const LONG = 60_000

/** Windows-1251, as old table programs write it. */
const cp1251 = (text: string) =>
  Buffer.from(
    [...text].map(char => {
      const code = char.codePointAt(0) ?? 0
      return code >= 0x410 && code < 0x450 ? code - 0x410 + 0xc0 : code
    }),
  )

describe('people from a table and into one', () => {
  let db: Firestore
  let admin: Page
  beforeAll(async () => {
    db = openAdmin(stack)
    await db
      .doc(dictionaryPath('tags'))
      .set({ schema: 1, entries: { 'import-tag': { title: 'Импортный', order: 95 } } }, { merge: true })
    admin = await browser.openInbox('admin@demo.test')
    await admin.goto(`${stack.page}settings/transfer`)
    await admin.getByTestId('transfer-page').waitFor()
  })
  afterAll(() => db.terminate())

  const pick = async (name: string, buffer: Buffer) => {
    await admin.locator('[data-testid="import-file"]:enabled').waitFor({ state: 'attached' })
    await admin.getByTestId('import-file').setInputFiles({ name, mimeType: 'text/csv', buffer })
  }
  const stage = (name: string) => admin.locator(`[data-testid="import"][data-stage="${name}"]`).waitFor()
  const saved = async (testId: string) => {
    const [download] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByTestId(testId).first().click(),
    ])
    return readFile(await download.path(), 'utf8')
  }
  const named = (name: string) => db.collection('people').where('name', '==', name).get()

  it('shows what is in a file, says line by line what is wrong, takes the rest in, and they are found', async () => {
    const lines = [
      'ФИО;Телефон;E-mail;Теги;Любимый цвет',
      'Импортёр Первый;067 555 01 01;first@import.example;Импортный;синий',
      'Импортёр Второй;нет телефона;;;',
      `${'Я'.repeat(4000)};;;;`,
      'Импортёр Третий;;third@import.example;Неизвестный;',
      '"Импортёр" Четвёртый;;;;',
      'Импортёр Пятый;;fifth@import.example;;',
    ]
    await pick('people.csv', cp1251(lines.join('\r\n').replaceAll('ё', 'е')))
    await stage('columns')
    const preview = admin.getByTestId('import-preview')
    await preview.getByText('Импортер Первый').waitFor()
    expect(
      await preview
        .getByRole('combobox')
        .evaluateAll(all => all.map(one => (one as HTMLSelectElement).value)),
    ).toEqual(['name', 'phones', 'emails', 'tags', ''])
    await admin.getByTestId('import-check').click()
    await stage('checked')
    const problems = admin.getByTestId('import-problems')
    expect(await problems.getByRole('listitem').count()).toBe(4)
    for (const words of [
      'Строка 3: неверный телефон',
      'Строка 4: имя длиннее',
      'Строка 5: нет такого тега',
      'Строка 6: не закрыты кавычки',
    ])
      await problems.getByText(words).waitFor()
    const rejected = Papa.parse<string[]>((await saved('import-save-problems')).slice(1).trimEnd()).data
    expect(rejected).toHaveLength(5)
    expect(rejected[0]?.slice(0, 2)).toEqual(['Причина', 'ФИО'])
    expect(rejected[1]?.slice(0, 3)).toEqual([
      'неверный телефон: нет телефона',
      'Импортер Второй',
      'нет телефона',
    ])

    await admin.getByTestId('import-run').click()
    const job = admin.locator('[data-testid="job"][data-kind="importPeople"]').first()
    await expect.poll(() => job.getAttribute('data-state'), { timeout: LONG }).toBe('done')
    await job.getByText('2 из 2').waitFor()
    await eventually(async () => {
      const [person] = (await named('Импортер Первый')).docs
      expect(person?.get('facets')).toEqual(['email', 'phone', 'tag:import-tag'])
    }, LONG)
    expect((await named('Импортер Второй')).size).toBe(0)

    const page = await browser.openInbox('admin@demo.test')
    await page.getByTestId('search').fill('импортер перв')
    await page.getByTestId('search-results').getByTestId('person-row').first().click()
    await page.getByText('Импортер Первый').first().waitFor()
    await page.context().close()
  })

  it('exports everybody into a table that runs nothing, for the admin to download', async () => {
    await admin.getByTestId('export-run').click()
    const job = admin.locator('[data-testid="job"][data-kind="exportPeople"]').first()
    await expect.poll(() => job.getAttribute('data-state'), { timeout: LONG }).toBe('done')
    const text = await saved('job-download')
    const rows = Papa.parse<string[]>(text.slice(1).trimEnd()).data
    expect(rows[0]?.slice(0, 3)).toEqual(['Имя', 'Телефоны', 'Почта'])
    expect(rows.find(([name]) => name === 'Импортер Первый')?.slice(1, 4)).toEqual([
      "'+380675550101",
      'first@import.example',
      'Импортный',
    ])
    expect(rows.flat().filter(cell => /^[=+\-@\t\r]/u.test(cell))).toEqual([])
  })

  it('exports those of the filter that is on in the list', async () => {
    await admin.goto(`${stack.page}chats/all?f=n-Импортер`)
    await admin.getByTestId('filter-export').click()
    await admin.getByTestId('transfer-page').waitFor()
    await admin.getByTestId('export-run').click()
    const jobs = admin.locator('[data-testid="job"][data-kind="exportPeople"]')
    await eventually(async () => expect(await jobs.count()).toBe(2))
    await expect.poll(() => jobs.first().getAttribute('data-state'), { timeout: LONG }).toBe('done')
    const names = Papa.parse<string[]>((await saved('job-download')).slice(1).trimEnd()).data.slice(1)
    expect(names.length).toBeGreaterThan(0)
    expect(names.filter(([name]) => !/^Импорт[её]р/u.test(name ?? ''))).toEqual([])
  })

  it('reads a file of a million lines beside the page, which answers meanwhile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'chats-import-'))
    const many = join(folder, 'many.csv')
    const lines = Array.from(
      { length: 1_000_000 },
      (_, index) => `Many ${index};many-${index}@import.example`,
    )
    await writeFile(many, `name;email\n${lines.join('\n')}\n"open`)
    const check = async () => {
      await admin.getByTestId('import-file').setInputFiles(many)
      await stage('columns')
      await admin.getByTestId('import-check').click()
    }
    await check()
    // The page is alive: it stops the work at once.
    await admin.getByTestId('import').getByRole('button', { name: 'Остановить' }).click()
    await stage('empty')
    await check()
    await admin.getByTestId('import-good').waitFor({ timeout: LONG })
    expect(await admin.getByTestId('import-good').innerText()).toContain('1000000')
    await admin.getByTestId('import-problems').getByText('не закрыты кавычки').waitFor()
    await rm(folder, { recursive: true })
  })

  it('gives out everything about a person, and erases them by their name', async () => {
    const { docs } = await named('Импортер Пятый')
    const personId = docs[0]?.id ?? ''
    const page = await browser.openInbox('admin@demo.test')
    await page.goto(`${stack.page}chats/all/${personId}`)
    await page.getByText('Импортер Пятый').first().waitFor()
    await page.keyboard.press('Control+Shift+KeyS')
    await page.getByTestId('person-export').click()
    const ready = page.getByTestId('person-download')
    await ready.waitFor({ timeout: LONG })
    const [download] = await Promise.all([page.waitForEvent('download'), ready.click()])
    const archive = readZip(await readFile(await download.path()))
    const all = JSON.parse(archive.get('person.json')?.toString('utf8') ?? '') as {
      card: { emails: string[] }
    }
    expect(all.card.emails).toEqual(['fifth@import.example'])

    await page.getByTestId('person-erase').click()
    const confirm = page.getByTestId('erase-confirm')
    await page.getByTestId('erase-name').fill('Импортер')
    expect(await confirm.isDisabled()).toBe(true)
    await page.getByTestId('erase-name').fill('Импортер Пятый')
    await confirm.click()
    await page.locator('[data-testid="erase-progress"][data-state="done"]').waitFor({ timeout: LONG })
    expect((await named('Импортер Пятый')).size).toBe(0)
    await page.context().close()

    const anna = await browser.openInbox('anna@demo.test')
    const other = (await named('Импортер Первый')).docs[0]?.id ?? ''
    await anna.goto(`${stack.page}chats/all/${other}`)
    await anna.getByText('Импортер Первый').first().waitFor()
    await anna.keyboard.press('Control+Shift+KeyS')
    await anna.getByTestId('person-card-full').waitFor()
    expect(await anna.getByTestId('person-erase').count()).toBe(0)
    await anna.context().close()
  })

  it('fits a phone, and is nothing for a manager', async () => {
    await admin.setViewportSize({ width: 390, height: 844 })
    const wide = () => admin.evaluate(() => document.documentElement.scrollWidth)
    await expect.poll(wide).toBeLessThanOrEqual(390)
    await admin.getByTestId('export-run').scrollIntoViewIfNeeded()
    const anna = await browser.openInbox('anna@demo.test')
    await anna.goto(`${stack.page}settings/transfer`)
    await anna.getByTestId('settings-denied').waitFor()
    expect(await anna.getByTestId('transfer-page').count()).toBe(0)
  })
})
