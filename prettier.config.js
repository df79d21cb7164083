export default { semi: false, singleQuote: true, printWidth: 110, arrowParens: 'avoid', trailingComma: 'all' }
