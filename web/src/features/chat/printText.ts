import './printText.css'

/** Prints a text instead of the page. */
export function printText(text: string): void {
  const sheet = document.createElement('pre')
  sheet.className = 'print-sheet'
  sheet.textContent = text
  document.body.append(sheet)
  addEventListener('afterprint', () => sheet.remove(), { once: true })
  print()
}
