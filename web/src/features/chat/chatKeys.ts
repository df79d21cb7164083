type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'isComposing'>

const isEnter = (event: Key) => event.key === 'Enter' && !event.isComposing && !event.altKey

/** Ctrl+Enter or ⌘+Enter; never while an input method is composing. */
export const isSendKey = (event: Key) => isEnter(event) && (event.ctrlKey || event.metaKey) && !event.shiftKey

/** Shift+Enter alone. */
export const isReadKey = (event: Key) => isEnter(event) && event.shiftKey && !event.ctrlKey && !event.metaKey
