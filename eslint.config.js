import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'
import globals from 'globals'
import ts from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

/** The import laws of docs/architecture.md, as far as a single file can show them; tests/architecture.test.ts holds the rest. */
const forbid = (files, patterns, ignores = []) => ({
  files,
  ignores: [...ignores, '**/*.test.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns }] },
})
const no = (group, message) => ({ group, message })

export default ts.config(
  { ignores: ['**/node_modules/', '**/dist/', '**/lib/', '.local/', '.tmp/'] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...vue.configs['flat/recommended'],
  ...a11y.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: ts.parser, sourceType: 'module' } },
  },
  {
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'no-undef': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-invalid-void-type': 'off',
      'vue/no-v-html': 'error',
      'vue/multi-word-component-names': 'off',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/valid-v-slot': ['error', { allowModifiers: true }],
      'vuejs-accessibility/label-has-for': 'off',
      'vuejs-accessibility/no-autofocus': 'off',
    },
  },
  {
    files: ['**/*.test.ts', 'tests/**'],
    rules: { 'max-lines': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  { files: ['local/**', 'tests/**', '.ci/**', '**/build.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['functions/src/usecases/**', 'domain/src/**'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'setTimeout', 'setInterval'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take a clock as a port.' },
      ],
    },
  },
  forbid(
    ['domain/src/**'],
    [
      no(
        ['firebase*', 'firebase*/**', 'vue', 'vuetify*', 'grammy*', 'vk-io*', '@chats/*', 'node:*'],
        'domain is pure',
      ),
    ],
  ),
  forbid(
    ['functions/src/**'],
    [no(['@chats/web*', '@chats/local*'], 'rooms do not import each other')],
    ['functions/src/usecases/**'],
  ),
  forbid(
    ['functions/src/usecases/**'],
    [
      no(
        [
          '**/messengers/**',
          '**/firestore/**',
          '**/entry/**',
          'firebase*',
          'firebase*/**',
          'grammy*',
          'vk-io*',
        ],
        'use-cases take ports',
      ),
    ],
  ),
  forbid(
    ['web/src/**'],
    [no(['@chats/functions*', '@chats/local*'], 'rooms do not import each other')],
    ['web/src/{features,ui}/**'],
  ),
  forbid(
    ['web/src/{features,ui}/**'],
    [no(['firebase', 'firebase/**'], 'only entities/ and app/firebase.ts speak to Firebase')],
  ),
  prettier,
)
