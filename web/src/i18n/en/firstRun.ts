export const firstRun = {
  title: 'First steps',
  progress: '{done} of {all} done',
  end: 'Hide the first steps',
  done: 'done',
  now: 'now',
  later: 'later',
  company: {
    title: 'Name the company',
    text: 'Managers see the name above the list of chats. Its time zone and working hours are there, too.',
    deed: 'Name the company',
  },
  channel: {
    title: 'Connect a channel',
    text: 'A Telegram bot or a VK community that people will write to. It takes a few minutes.',
    deed: 'Connect a channel',
  },
  team: {
    title: 'Invite managers',
    text: 'Everybody signs in under their own name, so that it shows who answers whom.',
    deed: 'Invite',
    alone: 'I work alone',
  },
  message: {
    title: 'Write to yourself as a client',
    text: 'Open {handle} in the messenger and send any message. It appears here at once.',
    deed: 'Open the messenger',
  },
  answer: {
    title: 'Answer',
    text: 'The message is here. Open the chat and answer: it goes to the messenger.',
    deed: 'Open the chat',
  },
}
