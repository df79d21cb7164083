/** Whether an address may stand behind a link: http, https, tg, mailto or tel, and no script in disguise. */
export const isLinkable = (url: string) =>
  url.length <= 2048 && /^(?:https?|tg|mailto|tel):/iu.test(url) && URL.canParse(url)
