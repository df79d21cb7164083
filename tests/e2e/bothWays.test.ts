import { expect, inject, it } from 'vitest'
import { sampleFile } from '../../local/src/messengers/sampleFile.ts'
import { eventually } from '../support/eventually.ts'
import { inboxOf } from '../support/inboxOf.ts'
import { phoneOf } from '../support/phoneOf.ts'
import { useBrowser } from '../support/useBrowser.ts'

const stack = inject('stack')
const browser = useBrowser(stack)

// Between the customer's phone and the manager's page, with nothing written past them.
it.each([
  { messenger: 'Telegram', channel: 'telegram/demo-telegram', name: 'Обоюдная' },
  { messenger: 'VK', channel: 'vk/demo-vk', name: 'Взаимная' },
])('in $messenger everything a customer sends is seen, and what a manager sends arrives', async way => {
  const device = await browser.openDevice()
  await device.goto(stack.simulators)
  const phone = await phoneOf(device, way.channel, way.name)
  const page = await browser.openInbox('anna@demo.test')
  const inbox = inboxOf(page)
  await inbox.openChat(way.name)
  const kind = (name: string) => page.locator(`[data-testid=message][data-direction=in][data-kind=${name}]`)

  await phone.attach('album', 'наша кухня')
  const album = page.getByTestId('album')
  await eventually(async () => expect(await album.locator('img').count()).toBeGreaterThan(1))
  await eventually(async () =>
    expect(
      await album
        .locator('img')
        .evaluateAll(all => all.every(one => (one as HTMLImageElement).naturalWidth > 0)),
    ).toBe(true),
  )
  await inbox.message('наша кухня').first().waitFor()
  await phone.attach('voice')
  await kind('voice').getByTestId('sound').waitFor()
  await phone.attach('sticker')
  await kind('sticker').locator('img, video').first().waitFor()
  await phone.attach('location')
  await kind('location').getByRole('link').first().waitFor()
  await phone.write('сколько ждать?')
  await phone.reply('сколько ждать?', 'до вечера?')
  await eventually(async () =>
    expect(await inbox.message('до вечера?').getByTestId('quote').innerText()).toContain('сколько ждать?'),
  )
  await phone.edit('до вечера?', 'до обеда?')
  await inbox.message('до обеда?').getByText('изменено').waitFor()

  const menuOf = async (text: string) => {
    await inbox.message(text).last().hover()
    await inbox.message(text).last().getByTestId('message-menu').click()
    return page.getByTestId('message-menu-list')
  }
  const attach = async (sample: 'photo' | 'document', name: string, mimeType: string) => {
    await page.getByTestId('attach-input').setInputFiles({ name, mimeType, buffer: sampleFile(sample).bytes })
    await page.getByTestId('attachment').waitFor()
    await page.getByTestId('composer-send').click()
  }
  await attach('photo', 'смета.png', 'image/png')
  await phone.came('photo').locator('img').waitFor()
  await attach('document', 'договор.pdf', 'application/pdf')
  await phone.came('document').filter({ hasText: 'договор.pdf' }).waitFor()
  await page.getByTestId('voice').hover()
  await page.mouse.down()
  await page.getByTestId('voice-bar').filter({ hasText: '0:01' }).waitFor()
  await page.mouse.up()
  await page.getByTestId('voice-send').click()
  await phone.came('voice').waitFor()
  await (await menuOf('до обеда?')).getByRole('menuitem', { name: 'Ответить' }).click()
  await inbox.send('сегодня в пять')
  await phone.bubble('сегодня в пять').locator('.reply', { hasText: 'до обеда?' }).waitFor()
  // In VK it is also known to be read by whoever has the phone open.
  await eventually(async () => expect(await inbox.stateOf('сегодня в пять')).toMatch(/^(sent|read)$/u))
  await (await menuOf('сегодня в пять')).getByRole('menuitem', { name: 'Редактировать сообщение' }).click()
  await inbox.composer.fill('сегодня в шесть')
  await inbox.composer.press('Control+Enter')
  await phone.bubble('сегодня в шесть').getByText('изменено').waitFor()
  await inbox.message('сегодня в шесть').getByText('изменено').waitFor()
  await (await menuOf('сегодня в шесть')).getByRole('menuitem', { name: 'Удалить сообщение' }).click()
  await page.getByTestId('remove-confirm').click()
  await phone.bubble('сегодня в шесть').waitFor({ state: 'detached' })
  await inbox.message('Сообщение удалено').waitFor()
  await device.context().close()
  await page.context().close()
})
