;(function () {
  function wanted() {
    try {
      return localStorage.getItem('chats.theme')
    } catch {
      return null
    }
  }
  const theme = wanted()
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
