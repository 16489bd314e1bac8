// What the published scripts are held to. Found by NODE_PATH: the packages stand in the environment, not here.
const js = require("@eslint/js");
const globals = require("globals");

// No text of the data or of a reader becomes a pattern, a selector, markup or code.
const restricted = [
  ["NewExpression[callee.name='RegExp'] > :not(Literal, TemplateLiteral):first-child", "Write a pattern as a literal: a text of the data is no pattern."],
  ["CallExpression[callee.name='RegExp']", "Write a pattern as a literal: a text of the data is no pattern."],
  ["NewExpression[callee.name='RegExp'] > TemplateLiteral > :not(Identifier[name=/^[A-Z_]+$/], TemplateElement)", "Only constants of this file may stand in a pattern."],
  ["CallExpression[callee.property.name=/^(querySelector|querySelectorAll|closest|matches)$/] > :matches(TemplateLiteral, BinaryExpression)", "A selector is a literal: a text of the data is no selector."],
  ["CallExpression[callee.property.name=/^(match|matchAll)$/] > TemplateLiteral:first-child", "A text given to match() is read as a pattern."],
  ["CallExpression[callee.property.name=/^replace(All)?$/][arguments.length=2] > :matches(TemplateLiteral, BinaryExpression, Identifier, MemberExpression, ConditionalExpression).arguments:nth-child(2)", "Give replace() a function: $& in a text of the data is no text."],
  ["AssignmentExpression > MemberExpression.left[property.name=/^(innerHTML|outerHTML|srcdoc)$/]", "Put texts in as text."],
  ["AssignmentExpression > MemberExpression.left[property.name='style']", "The content security policy refuses style attributes."],
  ["CallExpression[callee.property.name=/^(insertAdjacentHTML|write|writeln|createContextualFragment|setHTMLUnsafe|parseFromString)$/]", "Put texts in as text."],
];

module.exports = [
  js.configs.recommended,
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { ecmaVersion: 2024, sourceType: "module", globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "array-callback-return": "error",
      eqeqeq: "error",
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-proto": "error",
      "no-extend-native": "error",
      "no-script-url": "error",
      "no-shadow-restricted-names": "error",
      "no-template-curly-in-string": "error",
      "no-throw-literal": "error",
      "no-unused-expressions": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "require-unicode-regexp": "off",
      "no-restricted-syntax": ["error", ...restricted.map(([selector, message]) => ({ selector, message }))],
    },
  },
  { files: ["**/tests/javascript/**"], languageOptions: { globals: globals.node } },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs", globals: globals.node } },
];
