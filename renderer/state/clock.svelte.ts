let now = $state(Date.now());

// Ages on screen are told in minutes; a finer clock would redraw for nothing.
setInterval(() => {
  now = Date.now();
}, 20_000);

export const clock = {
  get now(): number {
    return now;
  },
};
