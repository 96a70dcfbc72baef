import type { FileNote } from '../../../../shared/model/file-problem.ts';
import type { FormatName, Provider, Trace, Wrapping } from '../../../../shared/model/trace.ts';
import type { PartStep } from '../../sources/files/read-file.ts';
import type { PathFacts } from '../../cache/sources.ts';
import type { PartEnd, PartSpan } from './batch.ts';

/** What is counted while the records of a part pass. */
export class PartTally {
  readonly facts: PathFacts;
  private format: PartEnd['format'] = null;
  private readonly wrappings = new Set<Wrapping>();
  private readonly spans: PartSpan[] = [];
  private span: PartSpan | undefined;
  private records = 0;
  refused = 0;

  constructor(facts: PathFacts) {
    this.facts = { region: facts.region, project_id: facts.project_id, tracker_name: facts.tracker_name };
  }

  count(trace: Trace, wrappings: readonly Wrapping[]): void {
    for (const wrapping of wrappings) this.wrappings.add(wrapping);
    this.countFormat(trace.format);
    const { provider, project_id, tracker_name, time, record_time: recordTime } = trace;
    extend(this.spanOf(provider, project_id, tracker_name), time, recordTime);
  }

  /** The same for a plain record. */
  countPlain(project: string | null, tracker: string | null, time: number, recordTime: number | null): void {
    this.countFormat('cts');
    extend(this.spanOf('huawei', project, tracker), time, recordTime);
  }

  private countFormat(format: FormatName): void {
    this.records += 1;
    if (this.format === null) this.format = format;
    else if (this.format !== format) this.format = 'mixed';
  }

  private spanOf(provider: Provider, project_id: string | null, tracker_name: string | null): PartSpan {
    const isOf = (span: PartSpan | undefined): span is PartSpan =>
      span?.provider === provider && span.project_id === project_id && span.tracker_name === tracker_name;
    if (isOf(this.span)) return this.span;
    this.span = this.spans.find(isOf);
    if (this.span === undefined) {
      const latenessMs = null;
      this.span = {
        provider,
        project_id,
        tracker_name,
        from: Infinity,
        to: -Infinity,
        traces: 0,
        latenessMs,
      };
      this.spans.push(this.span);
    }
    return this.span;
  }

  end(step: Pick<PartStep, 'path' | 'problem' | 'sheets' | 'digest'> & { notes: FileNote[] }): PartEnd {
    return {
      path: step.path,
      format: this.format,
      wrappings: [...this.wrappings],
      records: this.records,
      refused: this.refused,
      error: step.problem,
      notes: step.notes,
      sheets: step.sheets,
      digest: step.digest,
      facts: this.facts,
      spans: this.spans,
    };
  }
}

/** By the time of record, which is what files are cut by; by the event's own where there is none. */
function extend(span: PartSpan, time: number, recordTime: number | null): void {
  const at = recordTime ?? time;
  if (at < span.from) span.from = at;
  if (at > span.to) span.to = at;
  span.traces += 1;
  if (recordTime === null) return;
  const latenessMs = recordTime - time;
  if (span.latenessMs === null || latenessMs > span.latenessMs) span.latenessMs = latenessMs;
}
