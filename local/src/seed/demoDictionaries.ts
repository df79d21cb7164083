import type { Dictionary, DictionaryEntry, DictionaryKind } from '@chats/domain/Dictionary'

type Word = Omit<DictionaryEntry, 'order'>

/** Words in the order they are written in. */
const words = (entries: Readonly<Record<string, Word>>): Dictionary => ({
  schema: 1,
  entries: Object.fromEntries(
    Object.entries(entries).map(([id, word], order): [string, DictionaryEntry] => [id, { ...word, order }]),
  ),
})

const stages = [
  { id: 'interested', title: 'Интерес' },
  { id: 'trial', title: 'Пробный урок' },
  { id: 'contract', title: 'Договор' },
  { id: 'paid', title: 'Оплачено' },
]

/** What the demo school calls its things. */
export const demoDictionaries: Readonly<Record<DictionaryKind, Dictionary>> = {
  tags: words({
    vip: { title: 'VIP', colour: 'orange' },
    parent: { title: 'Родитель', colour: 'teal' },
    'call-back': { title: 'Перезвонить', colour: 'red' },
    student: { title: 'Ученик', colour: 'green' },
  }),
  salesPlans: words({
    course: { title: 'Курс английского с нуля', label: 'Курс A1', colour: 'blue', stages },
    club: { title: 'Разговорный клуб', label: 'Клуб', colour: 'green', stages },
    exam: { title: 'Подготовка к IELTS', label: 'IELTS', colour: 'violet', stages },
  }),
  dialogTypes: words({
    question: { title: 'Вопрос' },
    complaint: { title: 'Жалоба' },
    technical: { title: 'Техническая помощь' },
  }),
  dialogReasons: words({
    payment: { title: 'Не проходит оплата' },
    access: { title: 'Нет доступа к уроку' },
    schedule: { title: 'Перенос занятия' },
    refund: { title: 'Возврат денег' },
  }),
  dialogComponents: words({
    site: { title: 'Сайт' },
    cabinet: { title: 'Личный кабинет' },
    lessons: { title: 'Уроки' },
    billing: { title: 'Оплата' },
  }),
  tunnels: words({
    welcome: { title: 'Знакомство со школой' },
    trial: { title: 'Пробный урок' },
  }),
  leadTools: words({
    site: { title: 'Форма на сайте' },
    test: { title: 'Тест на уровень' },
    flyer: { title: 'Листовка с QR-кодом' },
  }),
  sources: words({
    instagram: { title: 'Instagram' },
    youtube: { title: 'YouTube' },
    friends: { title: 'Рекомендация' },
  }),
  offers: words({
    zero: { title: 'English с нуля, 12 занятий' },
    club: { title: 'Разговорный клуб на месяц' },
    ielts: { title: 'Подготовка к IELTS' },
  }),
  fields: words({
    level: { title: 'Уровень', type: 'choice', choices: ['A1', 'A2', 'B1', 'B2', 'C1'] },
    birthday: { title: 'День рождения', type: 'date' },
    goal: { title: 'Цель', type: 'text' },
  }),
}
