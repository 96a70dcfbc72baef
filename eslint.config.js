import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { layersPlugin } from './build/layers-lint.ts';
import svelteConfig from './renderer/svelte.config.js';

const NO_WAITING = {
  selector: 'CallExpression[callee.property.name="waitForTimeout"]',
  message: 'Nothing sleeps for a fixed time: wait for a condition.',
};
const NO_ONLY = {
  selector: 'MemberExpression[object.name=/^(test|it|describe)$/][property.name="only"]',
  message: 'The other tests would not run.',
};

const NO_MAIN = {
  selector: 'MemberExpression[object.type="MetaProperty"][property.name="main"]',
  message: 'False for what build/project-node.mjs starts: give what is started a file of its own.',
};

export default defineConfig(
  { ignores: ['dist/', 'release/', 'test-results/', 'playwright-report/'] },
  js.configs.recommended,
  ts.configs.recommendedTypeChecked,
  svelte.configs.recommended,
  prettier,
  svelte.configs.prettier,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
    },
    plugins: { layers: layersPlugin },
    rules: {
      'layers/imports': 'error',
      eqeqeq: 'error',
      // The type checker knows each runtime's names; this rule would need lists of them.
      'no-undef': 'off',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'svelte', importNames: ['untrack'], message: 'Derive the value instead.' }] },
      ],
      'no-restricted-syntax': ['error', NO_WAITING, NO_ONLY, NO_MAIN],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Objects here are made by functions and close over their state; no method reads `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    // The linter does not know the types of a component's properties and takes callbacks for `any`; svelte-check does.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // These also run under a Node older than its types.
    files: ['build/*.mjs'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },
  {
    files: ['shared/**', 'electron/core/**'],
    rules: { 'no-console': 'error' },
  },
);
