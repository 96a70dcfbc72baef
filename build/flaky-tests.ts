import type { Reporter, TestCase } from 'vitest/node';

/** Names what passed only at its second try, which the summary counts as passed. */
export function flakyTests(): Reporter {
  const names: string[] = [];
  return {
    onTestCaseResult(test: TestCase): void {
      if (test.diagnostic()?.flaky === true) names.push(`${test.module.relativeModuleId} > ${test.fullName}`);
    },
    onTestRunEnd(): void {
      if (names.length === 0) return;
      process.stdout.write(
        `\nFlaky, passed at the second try:\n${names.map((name) => `  ${name}\n`).join('')}`,
      );
      names.length = 0;
    },
  };
}
