// What the processes of a browser have cost, read from /proc: a browser is known by its profile,
// which its processes or their parents name on their command lines.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

function processes() {
  const found = new Map();
  for (const id of readdirSync('/proc')) {
    if (!/^\d+$/.test(id)) continue;
    try {
      const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const seconds = (Number(fields[11]) + Number(fields[12])) / ticks;
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      found.set(id, { parent: fields[1], seconds, words });
    } catch {
      // it has ended meanwhile
    }
  }
  return found;
}

// Processor seconds so far of all processes of the browser with this profile.
export function processorSeconds(profile) {
  const all = processes();
  const own = (id) => {
    const one = all.get(id);
    return one !== undefined && (one.words.includes(profile) || own(one.parent));
  };
  return [...all.keys()].filter(own).reduce((sum, id) => sum + all.get(id).seconds, 0);
}
