import { failureFromWire } from '../../shared/model/failure.ts';
import type { Task } from '../../shared/model/task.ts';
import { call } from '../ipc/client.ts';
import { attempt, notices } from './notices.svelte.ts';

let list = $state.raw<Task[]>([]);
let shown = $state(false);
const running = $derived(list.filter((task) => task.state === 'running'));

export const tasks = {
  get list(): readonly Task[] {
    return list;
  },
  get running(): readonly Task[] {
    return running;
  },
  /** Whether the list is open. */
  get shown(): boolean {
    return shown;
  },
  set shown(next: boolean) {
    shown = next;
  },
  async load(): Promise<void> {
    list = await call('tasks.list');
  },
  changed(next: Task[]): void {
    const ran = running.map((task) => task.id);
    list = next;
    for (const task of next)
      if (task.failure !== null && ran.includes(task.id)) notices.add(failureFromWire(task.failure));
  },
  cancel(id: string): Promise<void> {
    return attempt(async () => {
      await call('tasks.cancel', { id });
    });
  },
};
