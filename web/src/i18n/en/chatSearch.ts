export const chatSearch = {
  title: 'Search in this chat',
  none: 'Nothing found',
  found: '{count} match | {count} matches',
  at: '{at} of {count}',
  whole: 'The whole chat was searched: {count} message | The whole chat was searched: {count} messages',
  part: 'The last message was searched, since {from} | The last {count} messages were searched, since {from}',
  further: 'Search {count} earlier ones',
  reading: 'Searching…',
  failed: 'Earlier messages did not load. Check the network.',
  older: 'To the earlier one',
  newer: 'To the later one',
  close: 'Close the search',
}
