const countries: Readonly<Record<string, string>> = {
  'Europe/Kyiv': 'UA',
  'Europe/Kiev': 'UA',
  'Europe/Moscow': 'RU',
  'Europe/Kaliningrad': 'RU',
  'Europe/Samara': 'RU',
  'Asia/Yekaterinburg': 'RU',
  'Asia/Omsk': 'RU',
  'Asia/Novosibirsk': 'RU',
  'Asia/Krasnoyarsk': 'RU',
  'Asia/Irkutsk': 'RU',
  'Asia/Vladivostok': 'RU',
  'Europe/Minsk': 'BY',
  'Europe/Chisinau': 'MD',
  'Europe/Warsaw': 'PL',
  'Asia/Almaty': 'KZ',
  'Asia/Tashkent': 'UZ',
  'Asia/Tbilisi': 'GE',
  'Asia/Yerevan': 'AM',
  'Asia/Baku': 'AZ',
}

/** The country (ISO 3166) in which a company of this time zone reads a number without its country; null: none is assumed. */
export const countryOfZone = (timeZone: string): string | null => countries[timeZone] ?? null
