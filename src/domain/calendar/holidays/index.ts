import type { HolidayYear } from '../holiday-year.ts';
import { holidays2025 } from './2025.ts';
import { holidays2026 } from './2026.ts';
import { holidays2027 } from './2027.ts';

/** Every year whose decree we ship, oldest first. A new decree: add its file and name it here. */
export const decreedYears: readonly HolidayYear[] = [holidays2025, holidays2026, holidays2027];
