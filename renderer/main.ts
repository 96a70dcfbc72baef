// Small on purpose: the host is asked, and its answers are on their way, while the app is still being read.
import '@fontsource-variable/inter';
import '@fontsource-variable/jetbrains-mono';
import './style/tokens.css';
import './style/base.css';
import './style/menu.css';
import { reachHost } from './ipc/client.ts';

reachHost();
void import('./app.ts');
