;(function () {
  function kept(key) {
    try {
      return localStorage.getItem(key)
    } catch {
      return null
    }
  }
  const root = document.documentElement
  const theme = kept('chats.theme')
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  root.dataset.theme = dark ? 'dark' : 'light'
  // What stands there while the page is on its way speaks the language that the page will; localeOf says the same.
  const language = (kept('chats.locale') || navigator.language || '').slice(0, 2).toLowerCase()
  root.lang = ['uk', 'en'].includes(language) ? language : 'ru'
})()
