import { escape } from './escape.ts';

export interface Button {
  readonly label: string;
  readonly name: string;
  readonly busy?: boolean;
}

export function button({ label, name, busy = false }: Button): string {
  const state = busy ? ' disabled aria-busy="true"' : '';
  return `<button type="submit" name="${escape(name)}"${state}>${escape(label)}</button>`;
}
