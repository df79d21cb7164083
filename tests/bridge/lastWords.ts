const MOST_LINES = 12
const MOST_PER_LINE = 300

/**
 * The end of what a process wrote before it died, for a report that others read. Our own log lines (JSON) are left out, and
 * whatever stands in quotes is blanked: an error may quote what a person wrote.
 */
export const lastWords = (stderr: string): string =>
  stderr
    .split('\n')
    .filter(line => line.trim() && !line.startsWith('{'))
    .slice(-MOST_LINES)
    .map(line => line.replaceAll(/(["'`])(?:\\.|(?!\1).)*\1/gu, '$1…$1').slice(0, MOST_PER_LINE))
    .join('\n')
