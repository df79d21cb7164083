/** What somebody may send to break the page: scripts, letters that pile up or turn the line, and far too much of them. */
export const hostileTexts: Readonly<Record<string, string>> = {
  script:
    '<img src=x onerror="window.__hacked=1"><svg/onload=window.__hacked=1></textarea><script>window.__hacked=1</script>',
  links:
    'javascript:window.__hacked=1 JaVaScRiPt:alert(1) \tjavascript:alert(1) data:text/html,<b>x</b> vbscript:x',
  quotes:
    'https://example.com/"onmouseover="window.__hacked=1" and \' and ` and {{constructor.constructor("window.__hacked=1")()}}',
  regex: `(a+)+$ ${'a'.repeat(2_000)}!`,
  zalgo: `З${'\u0335\u0321\u0322\u0327\u0328\u0301\u0300\u0302'.repeat(60)}ло`,
  piled: `a${'\u0301'.repeat(4_000)}`,
  turned: 'Счёт \u202Egpj.exe и дальше\u2066 слова\u2069',
  arabic: 'مرحبا، هل الدورة متاحة؟ 123 and then English',
  unbroken: 'ы'.repeat(4_096),
  emoji: '😀'.repeat(2_000),
  family: '👨‍👩‍👧‍👦'.repeat(300),
  address: `https://example.com/${'a'.repeat(3_000)}`,
  lines: Array.from({ length: 300 }, (_, i) => i).join('\n'),
  blank: '\u200B\u2060\uFEFF \u00AD',
  lone: 'половина \uD83D пары \uDE00',
}
