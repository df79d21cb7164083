/** What one can react with: https://core.telegram.org/bots/api#reactiontypeemoji, without variation selectors. */
export const reactionEmoji: readonly string[] = `
  👍 👎 ❤ 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢
  🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳
  ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓
  🍾 💋 🖕 😈 😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈
  😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿
  🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀
  😡
`
  .trim()
  .split(/\s+/u)
