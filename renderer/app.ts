import { mount } from 'svelte';
import { start } from './state/start.svelte.ts';
import Frame from './views/frame/Frame.svelte';

const target = document.getElementById('app');
if (target === null) throw new Error('The page has no #app.');
start();
mount(Frame, { target });
