import { Failure } from '../../../shared/model/failure.ts';

/** The failure some work ends with; a fault, or no end of that kind, is thrown. */
export function failureOf(work: () => unknown): Failure {
  try {
    work();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It did not fail.');
}
