// The small drawings of the late screens, beside those of faces.js.
import { PICTURES, dot, line, svg } from './faces.js';

const mouth = (d, width = 4) => `<path d="${d}" stroke="#fff" stroke-width="${width}" fill="none" stroke-linecap="round"/>`;

Object.assign(PICTURES, {
  into_it: svg(dot(24, 24, 22, '#3F8A5A') + dot(17, 20) + dot(31, 20) + mouth('M14 28c5 9 15 9 20 0')),
  so_so: svg(dot(24, 24, 22, '#A8740F') + dot(17, 20) + dot(31, 20) + mouth('M15 31h18')),
  had_enough: svg(dot(24, 24, 22, '#C54F2B') + dot(25, 19) + dot(38, 19) + mouth('M22 33q8-5 15 0')),
  note: svg(
    '<path d="M18 35V12l18-4v23" fill="none" stroke="currentColor" stroke-width="4" stroke-linejoin="round"/><ellipse cx="13" cy="36" rx="6" ry="5" fill="currentColor"/><ellipse cx="31" cy="32" rx="6" ry="5" fill="currentColor"/>',
  ),
  quiet: svg(
    '<g opacity=".55"><path d="M18 35V12l18-4v23" fill="none" stroke="currentColor" stroke-width="4" stroke-linejoin="round"/><ellipse cx="13" cy="36" rx="6" ry="5" fill="currentColor"/><ellipse cx="31" cy="32" rx="6" ry="5" fill="currentColor"/></g>' + line('M7 7l34 34'),
  ),
  pause: svg(line('M17 12v24M31 12v24', 6)),
  go: svg('<path d="M16 11v26l21-13z" fill="currentColor" stroke="currentColor" stroke-width="4" stroke-linejoin="round"/>'),
  lock: svg(line('M15 22v-6a9 9 0 0 1 18 0v6') + '<rect x="10" y="22" width="28" height="20" rx="5" fill="currentColor"/>'),
  more: svg(dot(10, 24, 4, 'currentColor') + dot(24, 24, 4, 'currentColor') + dot(38, 24, 4, 'currentColor')),
  find: svg(line('M30 30l10 10M20 8a13 13 0 1 0 .1 0')),
});
