import type { DemoPerson } from './demoPeople.ts'

/** The customers who write from VK: name, short address or nothing, and language. */
export const demoVkPeople: readonly DemoPerson[] = [
  ['Алина Журавлёва', 'alina_zhur', 'ru'],
  ['Кирилл Антонов', 'kir_antonov', 'ru'],
  ['Валерия Соболева', '', 'ru'],
  ['Игорь Панченко', 'i_panchenko', 'uk'],
  ['Екатерина Филиппова', 'katya_fil', 'ru'],
  ['Руслан Хасанов', '', 'ru'],
  ['Яна Кравцова', 'yana_kravtsova', 'ru'],
  ['Вадим Ларионов', 'v_larionov', 'ru'],
  ['Мария Ефимова', '', 'ru'],
  ['Станислав Юдин', 'stas_yudin', 'ru'],
  ['Олеся Гринько', 'olesya_gr', 'uk'],
  ['Тимур Сафин', 'timur_safin', 'ru'],
  ['Надежда Рыбакова', '', 'ru'],
  ['Денис Колесник', 'den_kolesnik', 'uk'],
]
