export const ui = {
  telegram: 'Telegram',
  vk: 'VK',
}
