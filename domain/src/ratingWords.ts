import type { RatingForm } from './RatingForm.ts'

/** What the person reads about rating a dialog, besides the texts of the form; toasts are at most 90 characters (VK). */
export interface RatingWords {
  /** The bot's name on the timeline, for managers. */
  readonly title: string
  /** The form, and the thanks for a score, where the company wrote none of its own. */
  readonly text: string
  readonly thanks: string
  readonly comment: string
  readonly ask: string
  readonly cancel: string
  readonly commented: string
  readonly toast: { readonly rated: string; readonly late: string; readonly cancelled: string }
}

/** The words in each language that a company can speak to its people in. */
export const ratingWords: Readonly<Record<RatingForm['language'], RatingWords>> = {
  ru: {
    title: 'Оценка диалога',
    text: '{{name}}, мы закончили с вашим обращением. Оцените, пожалуйста, как мы помогли: от 1 до 5.',
    thanks: 'Спасибо за оценку!',
    comment: 'Оставить комментарий',
    ask: 'Напишите комментарий следующим сообщением, мы добавим его к оценке.',
    cancel: 'Не оставлять',
    commented: 'Спасибо, мы добавили ваш комментарий к оценке.',
    toast: {
      rated: 'Ваша оценка: {score}',
      late: 'Эту оценку уже не изменить',
      cancelled: 'Хорошо, без комментария',
    },
  },
  uk: {
    title: 'Оцінка діалогу',
    text: '{{name}}, ми завершили з вашим зверненням. Оцініть, будь ласка, як ми допомогли: від 1 до 5.',
    thanks: 'Дякуємо за оцінку!',
    comment: 'Залишити коментар',
    ask: 'Напишіть коментар наступним повідомленням, ми додамо його до оцінки.',
    cancel: 'Не залишати',
    commented: 'Дякуємо, ми додали ваш коментар до оцінки.',
    toast: {
      rated: 'Ваша оцінка: {score}',
      late: 'Цю оцінку вже не змінити',
      cancelled: 'Гаразд, без коментаря',
    },
  },
  en: {
    title: 'Dialog rating',
    text: '{{name}}, we have finished with your request. Please rate how we helped: from 1 to 5.',
    thanks: 'Thank you for rating us!',
    comment: 'Leave a comment',
    ask: 'Write the comment in your next message, and we add it to the rating.',
    cancel: 'Leave none',
    commented: 'Thank you, your comment stands with the rating.',
    toast: {
      rated: 'Your rating: {score}',
      late: 'This rating can no longer be changed',
      cancelled: 'All right, no comment',
    },
  },
}

/** The form of a company that has not said anything about it. */
export function defaultRatingForm(language: RatingForm['language'] = 'ru'): RatingForm {
  const { text, thanks } = ratingWords[language]
  return { on: true, language, text, thanks }
}
