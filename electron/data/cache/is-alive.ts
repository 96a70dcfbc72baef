/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return Reflect.get(Object(error) as object, 'code') === 'EPERM'; // It is there, and somebody else's.
  }
}
